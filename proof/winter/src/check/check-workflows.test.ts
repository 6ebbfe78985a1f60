import { delivered, planted } from '@iwaa/proof-kit/check/planted-facts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differencesInWords } from '../report/said-of.ts';
import { englishDifferences } from '../report/words/differences-en.ts';
import { checkWorkflows, type WorkflowOfCase } from './check-workflows.ts';

const opened = (caseId: string) => planted('case-opened', `person/${caseId}`, 1, { caseId });
const closed = (caseId: string) => planted('case-closed', `case/${caseId}`, 1, { caseId });
const workflow = (caseId: string, status: string, runs = 1): WorkflowOfCase => ({ caseId, status, runs });

const facts = [opened('A'), opened('B'), closed('B'), opened('C')];
const right = [workflow('A', 'RUNNING'), workflow('B', 'COMPLETED'), workflow('C', 'RUNNING')];

describe('the check of workflows', () => {
  it('passes when every open case runs and every closed one is completed, however the facts are delivered', () => {
    fc.assert(
      fc.property(delivered(facts), (messages) => {
        expect(checkWorkflows(messages, right)).toMatchObject({ ok: true, examined: 3 });
      }),
    );
  });

  it.each([
    ['a case without a workflow', facts, right.slice(1), 'the case A has no workflow'],
    [
      'a workflow that runs for a closed case',
      [...facts, closed('A')],
      right,
      'the workflow of A is RUNNING; the case is closed',
    ],
    [
      'a workflow that is completed for an open case',
      facts,
      [workflow('A', 'COMPLETED'), ...right.slice(1)],
      'the workflow of A is COMPLETED; the case is open',
    ],
    [
      'a workflow that failed',
      facts,
      [...right.slice(0, 2), workflow('C', 'FAILED')],
      'the workflow of C is FAILED; the case is open',
    ],
    [
      'a workflow that was terminated for a closed case',
      facts,
      [workflow('A', 'RUNNING'), workflow('B', 'TERMINATED'), workflow('C', 'RUNNING')],
      'the workflow of B is TERMINATED; the case is closed',
    ],
    ['a workflow without a case', facts, [...right, workflow('D', 'RUNNING')], 'the workflow D has no case'],
    [
      'two runs told as one workflow',
      facts,
      [workflow('A', 'RUNNING', 2), ...right.slice(1)],
      'the workflow A has 2 runs',
    ],
    ['two runs told apart', facts, [...right, workflow('A', 'RUNNING')], 'the workflow A has 2 runs'],
    ['a case opened twice', [...facts, opened('A')], right, 'the case A was opened 2 times'],
    ['a case closed twice', [...facts, closed('B')], right, 'the case B was closed 2 times'],
    [
      'a case closed and never opened',
      [...facts, closed('D')],
      right,
      'the case D was closed and never opened',
    ],
  ])('finds %s', (_name, messages, workflows, difference) => {
    const check = checkWorkflows(messages, workflows);
    expect([check.ok, differencesInWords(check, englishDifferences)]).toEqual([false, [difference]]);
  });
});
