import type { CaseInTemporal } from '../evidence/cases-in-temporal.ts';
import type { PublishedFact } from '../evidence/facts-in-kafka.ts';
import type { Check } from '../report/winter-report.ts';
import { toCheck } from './check.ts';

/** Every case has one workflow, which runs if and only if the case is open, and no workflow is without a case. */
export function checkWorkflows(facts: readonly PublishedFact[], workflows: readonly CaseInTemporal[]): Check {
  const opened = new Set<string>();
  const closed = new Set<string>();
  for (const { type, data } of facts) {
    if (type === 'iwaa.intake.case-opened.v1') opened.add(String(data.caseId));
    if (type === 'iwaa.casework.case-closed.v1') closed.add(String(data.caseId));
  }
  const byCase = new Map(workflows.map((workflow) => [workflow.caseId, workflow]));
  const differences = [
    ...[...opened].flatMap((caseId) => {
      const workflow = byCase.get(caseId);
      if (!workflow) return [`the case ${caseId} has no workflow`];
      const due = closed.has(caseId) ? 'COMPLETED' : 'RUNNING';
      return workflow.status === due
        ? []
        : [
            `the workflow of ${caseId} is ${workflow.status}; the case is ${closed.has(caseId) ? 'closed' : 'open'}`,
          ];
    }),
    ...workflows
      .filter(({ caseId }) => !opened.has(caseId))
      .map(({ caseId }) => `the workflow ${caseId} has no case`),
    ...workflows
      .filter(({ runs }) => runs > 1)
      .map(({ caseId, runs }) => `the workflow ${caseId} has ${runs} runs`),
  ];
  return toCheck(
    'workflows',
    'every case has one workflow, running if and only if the case is open',
    opened.size,
    differences,
  );
}
