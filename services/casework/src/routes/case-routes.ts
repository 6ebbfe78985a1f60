import type { caseworkRoutes } from '@iwaa/contracts/routes/casework';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { found, refused } from '@iwaa/service-kit/outcome';
import type { CaseEntries } from '../store/case-entries.ts';
import type { CaseTimeline } from '../store/case-timeline.ts';
import type { ReadCaseWorkflow } from '../use-cases/read-case-workflow.ts';
import type { SteerCase } from '../use-cases/steer-case.ts';

/** Cases: where they stand, and what the committee decides about them. */
export function caseRoutes(
  entries: CaseEntries,
  timeline: CaseTimeline,
  readWorkflow: ReadCaseWorkflow,
  steer: SteerCase,
): Handlers<typeof caseworkRoutes> {
  return {
    listCases: ({ scope, query: { limit, after, ...wanted } }) =>
      entries.list(scope, wanted, { limit, after }),

    listCasesNeedingAttention: ({ scope, query: { campaignId, reason, ...page } }) =>
      entries.needingAttention(scope, { campaignId, attention: reason ?? 'any' }, page),

    readCase: async ({ scope, params: { caseId } }) => found(await entries.viewOf(caseId, scope)),

    async listTimeline({ scope, params: { caseId }, query }) {
      if (!(await entries.viewOf(caseId, scope))) return refused('not-found');
      return timeline.ofCase(caseId, scope, query);
    },

    readCaseWorkflow: ({ scope, params: { caseId } }) => readWorkflow(scope, caseId),

    closeCase: ({ scope, command, params: { caseId }, body }) => steer.close(scope, caseId, body, command),

    extendDeadline: ({ scope, command, params: { caseId }, body }) =>
      steer.extend(scope, caseId, body, command),
  };
}
