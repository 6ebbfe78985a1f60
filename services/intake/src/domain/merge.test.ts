import { needKinds } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { after, at, contact, kinds, referral, uuid } from '../testing/person-fixture.ts';
import type { TakeInCommand } from './merge-decisions.ts';
import { decide as decideMerges, evolve as evolveMerges, type MergesCommand, noMerges } from './merges.ts';
import { decide, type PersonCommand } from './person-decisions.ts';
import { type MergedSide, whoGoesOn } from './who-goes-on.ts';

const needIds = Object.fromEntries(needKinds.map((kind, index) => [kind, uuid(70 + index)])) as never;
const next = { caseId: 'SK-2425-00007', needIds };
const need = (kind: (typeof needKinds)[number]) => ({
  ...{ needId: uuid(20), kind, night: '2024-12-12', shelter: null, sequence: 3 },
});
const takeIn = (otherwise: Partial<TakeInCommand> = {}): TakeInCommand => ({
  ...{ type: 'take-in-duplicate', mergedPersonId: uuid(90), mergedCaseId: 'SK-2425-00009' },
  ...{ needs: [need('health')], consents: [], next, at },
  ...otherwise,
});
const closed: PersonCommand = {
  ...{ type: 'archive-case', caseId: 'SK-2425-00001', intakeSequence: null, next: null, at },
};

describe('a person who takes a duplicate in', () => {
  it('needs what the other one needed, in the open case, and what is needed here already once', () => {
    const { events, person } = after(
      contact(1, { needs: [{ needId: uuid(5), kind: 'aid' }] }),
      takeIn({ needs: [need('health'), need('aid')] }),
    );
    expect(kinds(events)).toEqual(['duplicate-taken-in', 'need-identified']);
    expect(events[1]?.data).toMatchObject({ caseId: 'SK-2425-00001', kind: 'health' });
    expect(person.needs.map(({ kind }) => kind)).toEqual(['aid', 'health']);
  });

  it('has a case opened for it where none is open, linked to the last one', () => {
    expect(decide(after(contact(1), closed).person, takeIn({ next: null }))).toBe('case-code-needed');
    const { events } = after(contact(1), closed, takeIn());
    expect(kinds(events)).toEqual(['case-opened', 'duplicate-taken-in', 'need-identified']);
    expect(events[0]?.data).toMatchObject({ caseId: next.caseId, previousCaseId: 'SK-2425-00001' });
  });

  it('opens none for a duplicate whose case was closed before', () => {
    const { events, person } = after(contact(1), closed, takeIn({ mergedCaseId: null, needs: [] }));
    expect(kinds(events)).toEqual(['duplicate-taken-in']);
    expect(person.caseId).toBeNull();
  });

  it('has what the other one agreed to passed on, unless the person has said something of it here', () => {
    const carried = [{ consentId: uuid(60), purpose: 'referral' as const, agencyId: null, until: null }];
    const agreed = after(contact(1), takeIn({ consents: carried }));
    expect(kinds(agreed.events)).toEqual(['duplicate-taken-in', 'consent-given', 'need-identified']);
    expect(agreed.events[2]?.data).toMatchObject({ consent: { consentId: uuid(60) } });
    const tookBack: PersonCommand = { type: 'withdraw-consent', consentId: referral(40).consentId };
    const refused = after(contact(1, { consents: [referral(40)] }), tookBack, takeIn({ consents: carried }));
    expect(kinds(refused.events)).toEqual(['duplicate-taken-in', 'need-identified']);
    expect(refused.events[1]?.data).toMatchObject({ consent: null });
  });
});

describe('a person who is merged', () => {
  const merged: PersonCommand = { type: 'merge-into', survivingPersonId: uuid(91), survivingCaseId: null };

  it('has no open case any more, and keeps what was needed for the other one to take in', () => {
    const { person } = after(contact(1, { needs: [{ needId: uuid(5), kind: 'aid' }] }), merged);
    expect(person).toMatchObject({ caseId: null, endedByMerge: 'SK-2425-00001', needs: [{ kind: 'aid' }] });
    expect(decide(person, contact(2))).toBe('person-merged');
    expect(decide(person, contact(1))).toEqual([]);
    expect(decide(person, { ...merged, survivingPersonId: uuid(92) })).toBe('person-merged');
  });
});

describe('who goes on', () => {
  const side = (id: number, hasBed: boolean, caseId: string | null, recordedAt: string): MergedSide => ({
    ...{ personId: uuid(id), hasBed },
    person: { caseId, contacts: [{ recordedAt } as MergedSide['person']['contacts'][number]] },
  });
  it.each([
    [
      'who has a bed',
      side(1, true, 'SK-2425-00002', '2024-12-14'),
      side(2, false, 'SK-2425-00001', '2024-12-12'),
    ],
    [
      'who has an open case',
      side(1, false, 'SK-2425-00002', '2024-12-14'),
      side(2, false, null, '2024-12-12'),
    ],
    ['who has been known for longer', side(1, false, null, '2024-12-12'), side(2, false, null, '2024-12-14')],
  ])('is %s', (_, one, other) => {
    const expected = { survivingPersonId: one.personId, mergedPersonId: other.personId };
    expect(whoGoesOn(one, other)).toEqual(expected);
    expect(whoGoesOn(other, one)).toEqual(expected);
  });

  it('is nobody where both have a bed', () => {
    const [one, other] = [side(1, true, 'a', ''), side(2, true, 'b', '')];
    expect(whoGoesOn(one, other)).toBe('both-have-a-bed');
  });
});

describe('the merges of a province', () => {
  const merge = (duplicateId: number, mergedId: number, into: number): MergesCommand => ({
    ...{ type: 'merge', duplicateId: uuid(duplicateId), provinceId: 'sidi-kacem' },
    ...{ mergedPersonId: uuid(mergedId), survivingPersonId: uuid(into) },
  });
  const once = [merge(1, 10, 11)].reduce((merges, command) => {
    const decided = decideMerges(merges, command);
    return typeof decided === 'string' ? merges : decided.reduce(evolveMerges, merges);
  }, noMerges);

  it('merge a pair once, whichever of the two was to go on', () => {
    expect(decideMerges(once, merge(1, 11, 10))).toEqual([]);
  });

  it('refuse whoever was merged before, so that no circle comes to be', () => {
    expect(decideMerges(once, merge(2, 10, 12))).toBe('person-merged');
    expect(decideMerges(once, merge(3, 12, 10))).toBe('person-merged');
    expect(decideMerges(once, merge(4, 11, 12))).toHaveLength(1);
  });
});
