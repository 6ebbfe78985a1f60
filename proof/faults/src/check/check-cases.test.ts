import { describe, expect, it } from '@jest/globals';
import { checkCases, checkRuns } from './check-cases.ts';
import { plantDocument, plantFact } from './planted.ts';

const caseId = 'SK-2526-00001';
const opened = plantFact('iwaa.intake.case-opened.v1', { sequence: 1, data: { caseId } });
const met = plantFact('iwaa.intake.contact-recorded.v1', { sequence: 2, data: { caseId, contactId: 'c1' } });
const needs = plantFact('iwaa.intake.need-identified.v1', { sequence: 3, data: { caseId, kind: 'shelter' } });
const slept = plantFact('iwaa.shelter-capacity.checked-in.v1', {
  subject: 'bed/b1',
  sequence: 4,
  data: { caseId },
});
const closed = plantFact('iwaa.casework.case-closed.v1', {
  subject: `case/${caseId}`,
  time: 9000,
  appendedAt: 9500,
  data: { caseId, outcome: 'lost-contact' },
});
const facts = [opened, met, needs, slept];
const view = {
  status: 'open',
  outcome: null,
  milestone: 'sheltered',
  contacts: 1,
  needs: ['shelter'],
};
const none = { views: [], aggregates: [] };

describe('the check of cases', () => {
  it('accepts a record and a workflow that say what the facts add up to, in whatever order they came', () => {
    const seen = [...facts].reverse();
    const told = { records: [{ caseId, view }], views: [{ caseId, view }], aggregates: [] };
    expect(checkCases({ facts: [...seen, ...seen], ...told }).differences).toEqual([]);
  });

  it('finds a fact that the record, or the workflow, has missed', () => {
    const missed = { ...view, milestone: 'met' };
    expect(checkCases({ facts, records: [{ caseId, view: missed }], ...none }).differences).toHaveLength(1);
    const told = { records: [{ caseId, view }], views: [{ caseId, view: missed }], aggregates: [] };
    expect(checkCases({ facts, ...told }).differences).toHaveLength(1);
  });

  it('finds a contact that was counted twice, a case without a record, and a record without facts', () => {
    const twice = { ...view, contacts: 2 };
    expect(checkCases({ facts, records: [{ caseId, view: twice }], ...none }).differences).toHaveLength(1);
    expect(checkCases({ facts, records: [], ...none }).differences).toHaveLength(1);
    const records = [
      { caseId, view },
      { caseId: 'SK-2526-00002', view },
    ];
    expect(checkCases({ facts, records, ...none }).differences).toHaveLength(1);
  });

  it('leaves out what happened after the closing', () => {
    const late = plantFact('iwaa.referral.referral-accepted.v1', {
      subject: 'referral/r1',
      time: 20_000,
      data: { caseId },
    });
    const closing = plantDocument({ service: 'casework', collection: 'case', id: caseId, closedAt: 9000 });
    const ofClosed = { ...view, status: 'closed', outcome: 'lost-contact' };
    const evidence = { facts: [...facts, closed, late], views: [], aggregates: [closing] };
    expect(checkCases({ ...evidence, records: [{ caseId, view: ofClosed }] }).differences).toEqual([]);
    const counted = { ...ofClosed, milestone: 'in-care' };
    expect(checkCases({ ...evidence, records: [{ caseId, view: counted }] }).differences).toHaveLength(1);
  });
});

describe('the check of workflows', () => {
  const running = { caseId, status: 'RUNNING' };
  const completed = { caseId, status: 'COMPLETED' };
  const nothing = new Set<string>();

  it('accepts one workflow a case, running while it is open and completed when it is closed', () => {
    expect(checkRuns(facts, [running], nothing).differences).toEqual([]);
    expect(checkRuns([...facts, closed], [completed], nothing).differences).toEqual([]);
  });

  it('finds a case without a workflow, and a workflow without a case', () => {
    expect(checkRuns(facts, [], nothing).differences).toHaveLength(1);
    expect(checkRuns([], [running], nothing).differences).toHaveLength(1);
  });

  it('finds a second run that a late fact began', () => {
    const differences = checkRuns([...facts, closed], [running, completed], nothing).differences;
    expect(differences).toHaveLength(2);
  });

  it('finds a workflow that runs on after the closing, or has ended before it', () => {
    expect(checkRuns([...facts, closed], [running], nothing).differences).toHaveLength(1);
    expect(checkRuns(facts, [completed], nothing).differences).toHaveLength(1);
  });

  it('finds a case that was begun again after Temporal had forgotten it, and misses it not otherwise', () => {
    const forgotten = new Set([caseId]);
    expect(checkRuns([...facts, closed], [], forgotten).differences).toEqual([]);
    expect(checkRuns([...facts, closed], [running], forgotten).differences).toHaveLength(1);
  });
});
