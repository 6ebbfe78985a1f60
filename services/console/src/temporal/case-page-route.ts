import { caseId } from '@iwaa/contracts/ids';
import { caseworkRoutes } from '@iwaa/contracts/routes/casework';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import { createServiceClient } from '@iwaa/service-client/service-client';
import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import type { App } from '@iwaa/service-kit/http/routes';
import type { FastifyRequest } from 'fastify';
import { casePageLink } from './case-page-link.ts';

/** Somebody waits for a page to open (ms). */
const timeoutMs = 5_000;

/**
 * Leads whoever may steer a case to its card in Temporal. The card's address has the run in it, which casework finds out: only when
 * somebody goes there, and not for each case of a list.
 */
export function casePageRoute(
  app: App,
  { caseworkUrl, uiUrl, namespace }: { caseworkUrl: string; uiUrl: string | undefined; namespace: string },
): void {
  app.get(
    '/api/console/cases/:caseId/temporal',
    { config: { route: 'public' }, schema: { hide: true } },
    async (request, reply) => {
      const { data: id } = caseId.safeParse((request.params as { readonly caseId: string }).caseId);
      if (uiUrl === undefined || id === undefined) throw new ProblemError('not-found');
      return reply.redirect(casePageLink(uiUrl, namespace, id, await runOf(request, caseworkUrl, id)), 302);
    },
  );
}

/** The run of a case; null where casework does not know it, or gives no answer now. */
async function runOf({ session, log }: FastifyRequest, url: string, id: string): Promise<string | null> {
  const client = createServiceClient({ url, token: () => session.accessToken, timeoutMs });
  try {
    const { runId } = await client.call(caseworkRoutes.readCaseWorkflow, {
      params: { caseId: id },
      query: {},
    });
    return runId;
  } catch (error) {
    if (error instanceof RefusedRequest && error.status === 403) throw new ProblemError('forbidden');
    if (error instanceof RefusedRequest && error.status === 404) throw new ProblemError('not-found');
    log.warn({ err: error }, 'the run of a case was not told; its page opens without it');
    return null;
  }
}
