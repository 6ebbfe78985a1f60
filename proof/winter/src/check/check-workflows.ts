import type { Difference } from '@iwaa/proof-kit/check/difference';
import { factsOfCases } from '@iwaa/proof-kit/check/facts-of-cases';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { CaseInTemporal } from '@iwaa/proof-kit/temporal/cases-in-temporal';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

/** The part of a workflow that is looked at. */
export type WorkflowOfCase = Pick<CaseInTemporal, 'caseId' | 'status' | 'runs'>;

/**
 * Every case has one workflow, which runs if and only if the case is open, and no workflow is without a case. A case is
 * opened once, and closed once at most.
 */
export function checkWorkflows(facts: readonly PublishedFact[], workflows: readonly WorkflowOfCase[]): Check {
  const opened = factsOfCases(facts, 'iwaa.intake.case-opened.v1');
  const closed = factsOfCases(facts, 'iwaa.casework.case-closed.v1');
  const ofCase = Map.groupBy(workflows, ({ caseId }) => caseId);
  const differences: Difference<WinterDifferences>[] = [
    ...[...opened].flatMap(([caseId, times]) => [
      ...(times.size > 1 ? [{ what: 'caseOpenedAgain', of: [caseId, times.size] } as const] : []),
      ...(ofCase.has(caseId) ? [] : [{ what: 'noWorkflow', of: [caseId] } as const]),
    ]),
    ...[...closed].flatMap(([caseId, times]) => [
      ...(times.size > 1 ? [{ what: 'caseClosedAgain', of: [caseId, times.size] } as const] : []),
      ...(opened.has(caseId) ? [] : [{ what: 'caseClosedUnopened', of: [caseId] } as const]),
    ]),
    ...[...ofCase].flatMap(([caseId, own]) => {
      const runs = own.reduce((sum, workflow) => sum + workflow.runs, 0);
      return [
        ...(opened.has(caseId) ? [] : [{ what: 'workflowWithoutCase', of: [caseId] } as const]),
        ...(runs > 1 ? [{ what: 'severalRuns', of: [caseId, runs] } as const] : []),
        ...own.flatMap(({ status }) => checkStatus(caseId, status, closed.has(caseId))),
      ];
    }),
  ];
  return toCheck(
    'workflows',
    'every case has one workflow, running if and only if the case is open',
    opened.size,
    differences,
  );
}

function checkStatus(caseId: string, status: string, closed: boolean): Difference<WinterDifferences>[] {
  return status === (closed ? 'COMPLETED' : 'RUNNING')
    ? []
    : [{ what: 'workflowStands', of: [caseId, status, closed ? 'closed' : 'open'] }];
}
