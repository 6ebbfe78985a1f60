import { isRefusal } from '@iwaa/contracts/decision';
import { describe, expect, test } from '@jest/globals';
import { type CaseRecord, evolve, newCaseRecord } from './case-record.ts';
import { type CaseCommand, decide } from './case-record-decisions.ts';

const of = { caseId: 'SK-2425-00042', campaignId: 'SK-2425' };
const close: CaseCommand = { type: 'close-case', ...of, outcome: 'lost-contact', intakeSequence: 7 };
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

const putAside = {
  type: 'put-fact-aside',
  ...of,
  fact: { type: 'iwaa.intake.contact-recorded.v1', subject: 'person/1', sequence: 4 },
  reason: 'schema-mismatch: night: is missing',
} as const satisfies CaseCommand;

const takeAgain = { type: 'take-put-aside-fact', ...of, fact: putAside.fact } as const satisfies CaseCommand;

function after(...commands: CaseCommand[]): CaseRecord {
  let record = newCaseRecord;
  for (const command of commands) {
    const decision = decide(record, command);
    if (!isRefusal(decision)) record = decision.reduce(evolve, record);
  }
  return record;
}

describe('the record of a case', () => {
  test.each([close, miss, extend, putAside])('decides $type once, however often it is asked', (command) => {
    expect(decide(newCaseRecord, command)).toHaveLength(1);
    expect(decide(after(command), command)).toEqual([]);
  });

  test('keeps the outcome that it was closed with first', () => {
    expect(decide(after(close), { ...close, outcome: 'declined-help' })).toEqual([]);
    expect(after(close, { ...close, outcome: 'declined-help' }).outcome).toBe('lost-contact');
  });

  test('says how far the closing knew intake’s facts', () => {
    expect(decide(newCaseRecord, close)).toEqual([
      { type: 'iwaa.casework.case-closed.v1', data: { ...of, outcome: 'lost-contact', intakeSequence: 7 } },
    ]);
  });

  test.each([miss, extend, putAside, takeAgain])('refuses $type once the case is closed', (command) => {
    expect(decide(after(close), command)).toBe('case-closed');
  });

  test.each([{ subject: 'person/2' }, { sequence: 5 }])(
    'announces each fact that was put aside: %o',
    (other) => {
      const { fact } = putAside;
      expect(decide(after(putAside), { ...putAside, fact: { ...fact, ...other } })).toHaveLength(1);
    },
  );

  test('announces once that a fact that was put aside was taken, and that it is put aside again after that', () => {
    expect(decide(newCaseRecord, takeAgain)).toEqual([]);
    expect(decide(after(putAside), takeAgain)).toHaveLength(1);
    expect(decide(after(putAside, takeAgain), takeAgain)).toEqual([]);
    expect(decide(after(putAside, takeAgain), putAside)).toHaveLength(1);
  });

  test('takes no other fact for the one that was put aside', () => {
    const { fact } = putAside;
    for (const other of [{ subject: 'person/2' }, { sequence: 5 }])
      expect(decide(after(putAside), { ...takeAgain, fact: { ...fact, ...other } })).toEqual([]);
  });

  test('announces the same deadline again when it is missed at another time', () => {
    expect(decide(after(miss), { ...miss, dueAt: '2024-12-14T22:00:00.000Z' })).toHaveLength(1);
  });
});
