import { factsOfCases } from '@iwaa/proof-kit/check/facts-of-cases';
import type { RecordedCase, StoredDocument } from '../evidence/documents.ts';
import type { TopicFact } from '../evidence/topics.ts';
import type { ToldView, WorkflowRun } from '../evidence/workflows.ts';
import type { Finding } from './finding.ts';
import { comparable, foldCase } from './fold-case.ts';

export interface CaseEvidence {
  readonly facts: readonly TopicFact[];
  readonly records: readonly RecordedCase[];
  /** What running workflows say, of those that were asked. */
  readonly views: readonly ToldView[];
  readonly aggregates: readonly StoredDocument[];
}

/** What casework shows of a case, what its workflow says, and what its facts add up to are the same. */
export function checkCases({ facts, records, views, aggregates }: CaseEvidence): Finding {
  const byCase = Map.groupBy(
    facts.filter(({ data }) => typeof data.caseId === 'string'),
    ({ data }) => String(data.caseId),
  );
  const closedAt = new Map(
    aggregates.flatMap(({ service, collection, id, closedAt: at }) =>
      service === 'casework' && collection === 'case' && at !== undefined ? [[id, at] as const] : [],
    ),
  );
  const recorded = new Map(records.map(({ caseId, view }) => [caseId, view]));
  const told = new Map(views.map(({ caseId, view }) => [caseId, view]));
  const differences: string[] = [];
  for (const [caseId, own] of byCase) {
    const fits = fitting(own, closedAt.get(caseId));
    const view = recorded.get(caseId);
    if (!view) differences.push(`${caseId}: has facts and no record`);
    else if (!fits.includes(text(view)))
      differences.push(`${caseId}: its record says ${text(view)}, its facts ${fits[0]}`);
    const ofWorkflow = told.get(caseId);
    if (ofWorkflow && !fits.includes(text(ofWorkflow)))
      differences.push(`${caseId}: its workflow says ${text(ofWorkflow)}, its facts ${fits[0]}`);
  }
  for (const caseId of recorded.keys())
    if (!byCase.has(caseId)) differences.push(`${caseId}: has a record and no facts`);
  return {
    name: 'cases',
    claim: "casework's record, the workflow's word and the sum of the facts are the same",
    examined: byCase.size + told.size,
    differences,
  };
}

/**
 * What the facts may add up to. Of a closing that took long to be written, as while MongoDB is being started again, what
 * happened meanwhile may have been told before or after it: both are right.
 */
function fitting(facts: readonly TopicFact[], closedAt: number | undefined): string[] {
  const closing = facts.find(({ type }) => type === 'iwaa.casework.case-closed.v1');
  const from = closedAt ?? closing?.time ?? Number.POSITIVE_INFINITY;
  const until = Math.max(from, closing?.appendedAt ?? from);
  const cuts = facts.map(({ time }) => time).filter((time) => time > from && time <= until);
  return [from, ...cuts].map((cut) => JSON.stringify(foldCase(facts, cut)));
}

function text(view: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(comparable(view));
}

/** Every case that was opened has one workflow, which runs if and only if the case is open; nothing else has one. */
export function checkRuns(
  facts: readonly Pick<TopicFact, 'id' | 'type' | 'data'>[],
  runs: readonly WorkflowRun[],
  forgotten: ReadonlySet<string>,
): Finding {
  const opened = factsOfCases(facts, 'iwaa.intake.case-opened.v1');
  const closed = factsOfCases(facts, 'iwaa.casework.case-closed.v1');
  const byCase = Map.groupBy(runs, ({ caseId }) => caseId);
  const differences: string[] = [];
  for (const [caseId, times] of opened) {
    const own = byCase.get(caseId) ?? [];
    const expected = closed.has(caseId) ? 'COMPLETED' : 'RUNNING';
    if (times.size > 1) differences.push(`${caseId}: opened ${times.size} times`);
    if (forgotten.has(caseId)) {
      if (own.length > 0) differences.push(`${caseId}: begun again after Temporal had forgotten it`);
      continue;
    }
    if (own.length === 0) differences.push(`${caseId}: has no workflow`);
    if (own.length > 1) differences.push(`${caseId}: has ${own.length} runs`);
    for (const { status } of own)
      if (status !== expected)
        differences.push(`${caseId}: its workflow is ${status} instead of ${expected}`);
  }
  for (const [caseId, times] of closed) {
    if (times.size > 1) differences.push(`${caseId}: closed ${times.size} times`);
    if (!opened.has(caseId)) differences.push(`${caseId}: closed and never opened`);
  }
  for (const caseId of byCase.keys())
    if (!opened.has(caseId)) differences.push(`${caseId}: has a workflow and was never opened`);
  return {
    name: 'workflows',
    claim:
      'every contacted case has exactly one workflow, running if and only if it is open; a late fact starts none',
    examined: opened.size,
    differences,
  };
}
