import { describe, expect, it } from '@jest/globals';
import { checkConsumed } from './check-consumed.ts';
import { checkDeadlines } from './check-deadlines.ts';
import { checkRace } from './check-race.ts';
import { checkRepeats } from './check-repeats.ts';
import { plantDocument } from './planted.ts';

const now = Date.parse('2025-12-12T20:00:00Z');
const long = '2025-12-12T19:00:00.000Z';
const soon = '2025-12-12T19:59:50.000Z';

describe('the check of deadlines', () => {
  const referral = (state: string, answerBy: string) =>
    plantDocument({ service: 'referral', collection: 'referral', id: 'r1', state: { state, answerBy } });
  const bed = (lapsesAt: string) =>
    plantDocument({
      service: 'shelter-capacity',
      collection: 'bed',
      id: 'b1',
      state: { status: 'held', hold: { lapsesAt, caseId: 'SK-2526-00001' } },
    });

  it('accepts what is answered, what was escalated, and what is late by a moment only', () => {
    const documents = [referral('accepted', long), referral('cancelled', long), referral('requested', soon)];
    expect(checkDeadlines([...documents, bed(soon)], now).differences).toEqual([]);
  });

  it('finds a referral that nobody answered and nobody took back', () => {
    expect(checkDeadlines([referral('requested', long)], now).differences).toHaveLength(1);
  });

  it('finds a lapsed hold that keeps its bed', () => {
    expect(checkDeadlines([bed(long)], now).differences).toHaveLength(1);
  });
});

describe('the check of the race', () => {
  const race = { provinceId: 'race', beds: 2, racers: 3 };
  const bed = (id: string, holder: string | null) =>
    plantDocument({ collection: 'bed', id, state: { provinceId: 'race', holder } });
  const waiting = (caseId: string) =>
    plantDocument({
      collection: 'waiting-list-entry',
      id: caseId,
      state: { provinceId: 'race', status: 'waiting', caseId },
    });

  it('accepts that every bed is taken and the others wait', () => {
    expect(checkRace([bed('1', 'a'), bed('2', 'b'), waiting('c')], race).differences).toEqual([]);
  });

  it('finds a person with two beds, a bed too few, and a person who has a bed and waits', () => {
    expect(checkRace([bed('1', 'a'), bed('2', 'a'), waiting('c')], race).differences).not.toEqual([]);
    expect(checkRace([bed('1', 'a'), bed('2', null), waiting('c')], race).differences).not.toEqual([]);
    expect(checkRace([bed('1', 'a'), bed('2', 'b'), waiting('b')], race).differences).not.toEqual([]);
  });
});

describe('the check of repetitions', () => {
  const before = { kind: 'acknowledged', answer: { caseId: 'a', stayId: 's' } } as const;

  it('accepts the same words in another order, and any answer to what had none', () => {
    const now = { kind: 'acknowledged', answer: { stayId: 's', caseId: 'a' } } as const;
    const refused = { kind: 'refused', status: 409, code: 'hold-over' } as const;
    const repeats = [
      { key: 'k1', before, now },
      { key: 'k2', before: { kind: 'unknown' } as const, now: refused },
    ];
    expect(checkRepeats(repeats).differences).toEqual([]);
  });

  it('finds another answer, a refusal, and none at all', () => {
    const other = { kind: 'acknowledged', answer: { caseId: 'b', stayId: 's' } } as const;
    const refused = { kind: 'refused', status: 422, code: 'idempotency-key-reused' } as const;
    for (const now of [other, refused, { kind: 'unknown' } as const])
      expect(checkRepeats([{ key: 'k1', before, now }]).differences).toHaveLength(1);
  });
});

describe('the check of what was read', () => {
  it('finds a group that has not read all', () => {
    const read = { group: 'iwaa.intake.facts', topic: 'iwaa.casework.v1', lag: 0 };
    expect(checkConsumed([read]).differences).toEqual([]);
    expect(checkConsumed([read, { ...read, lag: 2 }]).differences).toHaveLength(1);
  });
});
