import { describe, expect, it } from '@jest/globals';
import type { Effect, Outcome } from '../load/journal.ts';
import { checkWrites } from './check-writes.ts';
import { plantFact, plantWrite } from './planted.ts';

const contact: Effect = {
  type: 'iwaa.intake.contact-recorded.v1',
  where: { place: 'a-1' },
  count: 'one',
  alike: ['caseId'],
};
const session: Effect = {
  type: 'iwaa.mediation.mediation-session-held.v1',
  where: { fileId: 'f1' },
  count: 'each',
};
const acknowledged: Outcome = { kind: 'acknowledged', answer: { caseId: 'SK-2526-00001' } };
const unknown: Outcome = { kind: 'unknown' };
const refused: Outcome = { kind: 'refused', status: 409, code: 'hold-over' };
const recorded = (id: string, caseId = 'SK-2526-00001') =>
  plantFact(contact.type, { id, data: { place: 'a-1', caseId } });
const held = (id: string) => plantFact(session.type, { id, data: { fileId: 'f1' } });

describe('the check of writes', () => {
  it('accepts an acknowledged write that is there once, told twice or not', () => {
    const writes = [plantWrite('k1', contact, acknowledged)];
    expect(checkWrites(writes, [recorded('one'), recorded('one')]).differences).toEqual([]);
  });

  it('finds an acknowledged write that is lost', () => {
    expect(checkWrites([plantWrite('k1', contact, acknowledged)], []).differences).toHaveLength(1);
  });

  it('finds a write that was carried out twice', () => {
    const facts = [recorded('one'), recorded('two')];
    expect(checkWrites([plantWrite('k1', contact, acknowledged)], facts).differences).toHaveLength(1);
    expect(checkWrites([plantWrite('k1', contact, unknown)], facts).differences).toHaveLength(1);
  });

  it('accepts a write without an answer that is there once or never', () => {
    expect(checkWrites([plantWrite('k1', contact, unknown)], []).differences).toEqual([]);
    expect(checkWrites([plantWrite('k1', contact, unknown)], [recorded('one')]).differences).toEqual([]);
  });

  it('finds a write that was answered with another case than it has', () => {
    const facts = [recorded('one', 'SK-2526-00002')];
    expect(checkWrites([plantWrite('k1', contact, acknowledged)], facts).differences).toHaveLength(1);
  });

  it('counts writes of which each has an effect of its own, those without an answer among them', () => {
    const writes = [plantWrite('k1', session, acknowledged), plantWrite('k2', session, unknown)];
    expect(checkWrites(writes, [held('one')]).differences).toEqual([]);
    expect(checkWrites(writes, [held('one'), held('two')]).differences).toEqual([]);
    expect(checkWrites(writes, []).differences).toHaveLength(1);
    expect(checkWrites(writes, [held('one'), held('two'), held('three')]).differences).toHaveLength(1);
  });

  it('expects nothing of a refused write, nor of an answer that says that nothing was done', () => {
    const release: Effect = { ...contact, onlyIf: { state: 'released' } };
    const lapsed: Outcome = { kind: 'acknowledged', answer: { state: 'lapsed' } };
    expect(checkWrites([plantWrite('k1', contact, refused)], []).differences).toEqual([]);
    expect(checkWrites([plantWrite('k1', release, lapsed)], []).differences).toEqual([]);
  });

  it('accepts that something else was decided before, where the effect says so', () => {
    const answer: Effect = {
      type: 'iwaa.referral.referral-accepted.v1',
      where: { referralId: 'r1' },
      count: 'one',
      orElse: ['iwaa.referral.referral-cancelled.v1'],
    };
    const writes = [plantWrite('k1', answer, acknowledged)];
    const cancelled = plantFact('iwaa.referral.referral-cancelled.v1', { data: { referralId: 'r1' } });
    expect(checkWrites(writes, [cancelled]).differences).toEqual([]);
    expect(checkWrites(writes, []).differences).toHaveLength(1);
  });
});
