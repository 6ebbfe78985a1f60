import { isRefusal } from '@iwaa/contracts/decision';
import { describe, expect, test } from '@jest/globals';
import { type CaseCommand, type CaseRecord, decide, evolve, newCaseRecord } from './case-record.ts';

const of = { caseId: 'SK-2425-00042', campaignId: 'SK-2425' };
const close: CaseCommand = { type: 'close-case', ...of, outcome: 'lost-contact' };
const miss: CaseCommand = {
  type: 'miss-deadline',
  ...of,
  deadline: 'bedHold',
  dueAt: '2024-12-12T22:00:00.000Z',
  reason: 'bed-hold-lapsed',
};
const extend: CaseCommand = {
  type: 'extend-deadline',
  ...of,
  deadline: 'bedHold',
  until: '2024-12-13T22:00:00.000Z',
};

function after(...commands: CaseCommand[]): CaseRecord {
  let record = newCaseRecord;
  for (const command of commands) {
    const decision = decide(record, command);
    if (!isRefusal(decision)) record = decision.reduce(evolve, record);
  }
  return record;
}

describe('the record of a case', () => {
  test.each([close, miss, extend])('decides $type once, however often it is asked', (command) => {
    expect(decide(newCaseRecord, command)).toHaveLength(1);
    expect(decide(after(command), command)).toEqual([]);
  });

  test('keeps the outcome that it was closed with first', () => {
    expect(decide(after(close), { ...close, outcome: 'declined-help' })).toEqual([]);
    expect(after(close, { ...close, outcome: 'declined-help' }).outcome).toBe('lost-contact');
  });

  test('says how far the closing knew intake’s facts, where that is told', () => {
    expect(decide(newCaseRecord, { ...close, intakeSequence: 7 })).toEqual([
      { type: 'iwaa.casework.case-closed.v1', data: { ...of, outcome: 'lost-contact', intakeSequence: 7 } },
    ]);
    expect(decide(newCaseRecord, close)).toEqual([
      { type: 'iwaa.casework.case-closed.v1', data: { ...of, outcome: 'lost-contact' } },
    ]);
  });

  test.each([miss, extend])('refuses $type once the case is closed', (command) => {
    expect(decide(after(close), command)).toBe('case-closed');
  });

  test('announces the same deadline again when it is missed at another time', () => {
    expect(decide(after(miss), { ...miss, dueAt: '2024-12-14T22:00:00.000Z' })).toHaveLength(1);
  });
});
