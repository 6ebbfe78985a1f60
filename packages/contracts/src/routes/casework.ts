import * as http from '../http/casework.ts';
import { caseId } from '../ids.ts';
import { command, query } from '../route.ts';

const ofCase = { caseId };

/** The routes of casework. */
export const caseworkRoutes = {
  listCases: query({
    path: '/cases',
    action: 'case.read',
    summary: 'Cases, by their ids',
    query: http.casesQuery,
    answer: http.cases,
  }),
  listCasesNeedingAttention: query({
    path: '/cases-needing-attention',
    action: 'case.read',
    summary: 'The open cases that need attention, those first that have needed it longest',
    description:
      'A case moves down when the oldest of its reasons is answered and another remains; going through the pages meanwhile may then show it again. One that stays as it is is shown once.',
    query: http.casesNeedingAttentionQuery,
    answer: http.cases,
  }),
  readCase: query({
    path: '/cases/:caseId',
    action: 'case.read',
    summary: 'Where a case stands',
    params: ofCase,
    answer: http.caseView,
  }),
  listTimeline: query({
    path: '/cases/:caseId/timeline',
    action: 'case.read',
    summary: 'What happened in a case, first to last, by codes',
    params: ofCase,
    query: http.timelineQuery,
    answer: http.timeline,
  }),
  readCaseWorkflow: query({
    path: '/cases/:caseId/workflow',
    action: 'case.extend-deadline',
    summary: 'Which run in Temporal follows a case',
    description: 'With it the case can be opened at its card: `…/workflows/<caseId>/<runId>/user-metadata`.',
    params: ofCase,
    answer: http.caseWorkflow,
  }),
  closeCase: command({
    path: '/cases/:caseId/closure',
    action: 'case.close',
    summary: 'Close a case with an outcome',
    params: ofCase,
    body: http.closeCase,
    answer: http.caseSteered.meta({ examples: [{ caseId: 'SK-2425-00042', status: 'closed' }] }),
    refusals: ['case-closed', 'unknown-outcome'],
  }),
  extendDeadline: command({
    path: '/cases/:caseId/deadline-extensions',
    action: 'case.extend-deadline',
    summary: 'Give a case more time for a kind of deadline, also after it was missed',
    params: ofCase,
    body: http.extendDeadline,
    answer: http.caseSteered,
    refusals: ['case-closed', 'unknown-deadline', 'deadline-not-running', 'not-later', 'too-far-ahead'],
  }),
};
