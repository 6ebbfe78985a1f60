import { referralRoutes } from '@iwaa/contracts/routes/referral';
import { createServiceClient } from '@iwaa/service-client/service-client';
import type { FastifyRequest } from 'fastify';

/** Whether somebody may know which agencies were asked for the person of a case. */
export type Follows = (caseId: string) => Promise<boolean>;

/** Others' changes wait behind the question (ms). */
const timeoutMs = 2_000;

/**
 * Asks referral, which knows who met whom, as the person who listens. A yes holds for as long as they listen; a no may turn into a yes,
 * and where there is no answer nothing is told.
 */
export function followsOf(request: FastifyRequest, referralUrl: string): Follows {
  const known = new Set<string>();
  // A session's token is renewed while its stream is open.
  const client = createServiceClient({
    url: referralUrl,
    token: () => request.session.accessToken,
    timeoutMs,
  });
  return async (caseId) => {
    if (known.has(caseId)) return true;
    try {
      const { items } = await client.call(referralRoutes.listAskedAgencies, {
        params: { caseId },
        query: { limit: 1 },
      });
      if (items.length > 0) known.add(caseId);
    } catch (error) {
      request.log.warn({ err: error }, 'referral did not tell whether a team may hear of a change');
    }
    return known.has(caseId);
  };
}
