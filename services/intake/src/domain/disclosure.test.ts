import { fieldsForRole, fieldsForService } from '@iwaa/contracts/person-fields';
import { personFields, referralServices } from '@iwaa/contracts/vocabulary';
import { noConsents, withGiven, withWithdrawn } from '@iwaa/domain/consent';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeDisclosure, type KnownReferral, keysOf } from './disclosure.ts';

const at = '2024-12-12T21:00:00.000Z';
const later = '2024-12-12T22:00:00.000Z';
const accepted: KnownReferral = {
  ...{ referralId: 'r', caseId: 'SK-2425-00042', agencyId: 'clinic', service: 'health' },
  ...{ isAccepted: true, isOver: false },
};
const consent = (changes: object = {}) => ({
  ...{ consentId: 'c', purpose: 'referral' as const, agencyId: null, until: null, sequence: 1 },
  ...changes,
});
const under = (changes: object = {}) => ({ consents: withGiven(noConsents, consent(changes)) });

describe('whom a referral is about', () => {
  test('is told to the agency that has accepted it, as far as its service needs, while the person agrees', () => {
    for (const service of referralServices)
      expect(judgeDisclosure({ ...accepted, service }, under(), at)).toEqual({
        fields: fieldsForService[service],
        until: null,
      });
    expect(judgeDisclosure(accepted, under({ until: later }), at)).toMatchObject({ until: later });
    expect(judgeDisclosure(accepted, under({ agencyId: 'clinic' }), at)).toMatchObject({ until: null });
  });

  test('is not told before the acceptance, after the end, of a closed case, or without a consent in force', () => {
    expect(judgeDisclosure({ ...accepted, isAccepted: false }, under(), at)).toBe('referral-not-accepted');
    expect(judgeDisclosure({ ...accepted, isOver: true }, under(), at)).toBe('referral-ended');
    expect(judgeDisclosure({ ...accepted, isAccepted: false, isOver: true }, under(), at)).toBe(
      'referral-ended',
    );
    expect(judgeDisclosure(accepted, undefined, at)).toBe('referral-ended');
    const withdrawn = { consents: withWithdrawn(under().consents, 'c') };
    for (const person of [
      { consents: noConsents },
      withdrawn,
      under({ purpose: 'mediation' }),
      under({ agencyId: 'hospital' }),
      under({ until: at }),
    ])
      expect(judgeDisclosure(accepted, person, at)).toBe('consent-ended');
  });

  test('is told never more than the table says, whatever is known of the referral and the person', () => {
    const facts = fc.record({
      service: fc.constantFrom(...referralServices),
      isAccepted: fc.boolean(),
      isOver: fc.boolean(),
    });
    const consents = fc.array(
      fc.record({
        consentId: fc.constantFrom('a', 'b', 'c'),
        purpose: fc.constantFrom('referral' as const, 'mediation' as const),
        agencyId: fc.constantFrom(null, 'clinic', 'hospital'),
        until: fc.constantFrom(null, at, later),
        sequence: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(facts, consents, (known, given) => {
        const person = { consents: given.reduce(withGiven, noConsents) };
        const judged = judgeDisclosure({ ...accepted, ...known }, person, at);
        if (typeof judged === 'string') return;
        expect(known).toMatchObject({ isAccepted: true, isOver: false });
        expect(judged.fields).toEqual(fieldsForService[known.service]);
        expect(given.some(({ purpose, agencyId }) => purpose === 'referral' && agencyId !== 'hospital')).toBe(
          true,
        );
      }),
    );
  });
});

describe('the tables of who sees what', () => {
  test('let no agency see what was written down, what the person told of the street, or what they agreed to', () => {
    const never = ['note', 'notes', 'contacts', 'consents', 'corrections', 'on-street-since'];
    for (const service of referralServices)
      expect(fieldsForService[service].filter((field) => never.includes(field))).toEqual([]);
  });

  test('name each field once, and let no agency see more than the social worker', () => {
    const all = [...Object.values(fieldsForService), ...Object.values(fieldsForRole)];
    for (const fields of all) {
      expect(new Set(fields).size).toBe(fields.length);
      expect([...fields].filter((field) => !personFields.includes(field))).toEqual([]);
      expect([...fields].filter((field) => !fieldsForRole['social-worker'].includes(field))).toEqual([]);
    }
  });
});

test('what is opened of a person is what the fields name, and nothing beside it', () => {
  expect(keysOf(['nickname', 'birth', 'age-group'])).toEqual({
    identity: ['nickname', 'bornOn', 'bornIn'],
    profile: ['ageGroup'],
  });
  expect(keysOf(['consents', 'notes', 'contacts', 'corrections'])).toEqual({ identity: [], profile: [] });
});
