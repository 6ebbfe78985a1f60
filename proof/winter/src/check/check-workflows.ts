import type { Check } from '@iwaa/proof-kit/check/check';
import { toCheck } from '@iwaa/proof-kit/check/check';
import { factsOfCases } from '@iwaa/proof-kit/check/facts-of-cases';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { CaseInTemporal } from '@iwaa/proof-kit/temporal/cases-in-temporal';

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
  const differences = [
    ...[...opened].flatMap(([caseId, times]) => [
      ...(times.size > 1 ? [`the case ${caseId} was opened ${times.size} times`] : []),
      ...(ofCase.has(caseId) ? [] : [`the case ${caseId} has no workflow`]),
    ]),
    ...[...closed].flatMap(([caseId, times]) => [
      ...(times.size > 1 ? [`the case ${caseId} was closed ${times.size} times`] : []),
      ...(opened.has(caseId) ? [] : [`the case ${caseId} was closed and never opened`]),
    ]),
    ...[...ofCase].flatMap(([caseId, own]) => {
      const runs = own.reduce((sum, workflow) => sum + workflow.runs, 0);
      return [
        ...(opened.has(caseId) ? [] : [`the workflow ${caseId} has no case`]),
        ...(runs > 1 ? [`the workflow ${caseId} has ${runs} runs`] : []),
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

function checkStatus(caseId: string, status: string, closed: boolean): string[] {
  return status === (closed ? 'COMPLETED' : 'RUNNING')
    ? []
    : [`the workflow of ${caseId} is ${status}; the case is ${closed ? 'closed' : 'open'}`];
}
