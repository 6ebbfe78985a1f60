import { referralRoutes } from '@iwaa/contracts/routes/referral';
import { createServiceClient } from '@iwaa/service-client/service-client';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';

/** Whether somebody may know which agencies were asked for the person of a case. */
export type Follows = (caseId: string) => Promise<boolean>;

/** Others' changes wait behind the question (ms). */
const timeoutMs = 2_000;
/** Older cases that change during a night, at fifty bytes each. */
const mostKept = 2_000;
/** A no holds for so long (ms): a meeting of which this process hears counts without it, one that it has forgotten again does not. */
const noHoldsMs = 10 * 60_000;

/**
 * Asks referral, which knows who met whom, as the person who listens. A yes holds for as long as they listen, a no for a while; where
 * there is no answer nothing is told, and the next change asks again.
 */
export function followsOf(request: FastifyRequest, referralUrl: string): Follows {
  const known = new LRUCache<string, boolean>({ max: mostKept });
  // A session's token is renewed while its stream is open.
  const client = createServiceClient({
    url: referralUrl,
    token: () => request.session.accessToken,
    timeoutMs,
  });
  return async (caseId) => {
    const before = known.get(caseId);
    if (before !== undefined) return before;
    try {
      const { items } = await client.call(referralRoutes.listAskedAgencies, {
        params: { caseId },
        query: { limit: 1 },
      });
      const follows = items.length > 0;
      known.set(caseId, follows, follows ? {} : { ttl: noHoldsMs });
      return follows;
    } catch (error) {
      request.log.warn({ err: error }, 'referral did not tell whether a team may hear of a change');
      return false;
    }
  };
}
