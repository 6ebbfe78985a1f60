import type { mediationRoutes } from '@iwaa/contracts/routes/mediation';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { found } from '@iwaa/service-kit/outcome';
import { mapPage } from '@iwaa/service-kit/store/page';
import { listReintegrations, type Reintegrations } from '../store/reintegrations.ts';
import type { RecordVisit } from '../use-cases/record-visit.ts';
import { reintegrationAnswer } from './reintegration-answer.ts';

type ReintegrationRoutes = Pick<
  Handlers<typeof mediationRoutes>,
  'listReintegrations' | 'readReintegration' | 'recordVisit'
>;

/** Reintegrations, and the visits that follow each. */
export function reintegrationRoutes(
  reintegrations: Reintegrations,
  recordVisit: RecordVisit,
): ReintegrationRoutes {
  return {
    async listReintegrations({ scope, query }) {
      return mapPage(await listReintegrations(reintegrations, scope, query), reintegrationAnswer);
    },

    async readReintegration({ scope, params: { reintegrationId } }) {
      const reintegration = await reintegrations.find(reintegrationId, scope);
      return found(reintegration && reintegrationAnswer(reintegration.state));
    },

    recordVisit: ({ scope, command, params: { reintegrationId }, body }) =>
      recordVisit(scope, reintegrationId, body, command, reintegrationAnswer),
  };
}
