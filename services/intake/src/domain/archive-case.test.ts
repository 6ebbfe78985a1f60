import { isRefusal } from '@iwaa/contracts/decision';
import { describe, expect, it } from '@jest/globals';
import { after, at, contact, kinds, referral, uuid } from '../testing/person-fixture.ts';
import type { ArchiveCaseCommand } from './archive-case.ts';
import type { Person } from './person.ts';
import { decide, type PersonCommand } from './person-decisions.ts';

const needIds = {
  shelter: uuid(71),
  health: uuid(72),
  'elderly-care': uuid(73),
  'womens-space': uuid(74),
  'social-mediation': uuid(75),
  'family-mediation': uuid(76),
  aid: uuid(77),
};
/** The closing of the first case, by somebody who knew the facts of the person up to a sequence. */
function closed(intakeSequence: number | null, nextId: string | null = 'SK-2425-00007'): ArchiveCaseCommand {
  const next = nextId === null ? null : { caseId: nextId, needIds };
  return { type: 'archive-case', caseId: 'SK-2425-00001', intakeSequence, next, at };
}
const profile = {
  unit: 'women',
  ageGroup: '65-and-over',
  withChildren: false,
  medicalConditionOrDisability: false,
  onStreetSince: '2019-03',
} as const;
const asksForABed = contact(2, { needs: [{ needId: uuid(12), kind: 'shelter' }], profile });

describe('a case that was closed by somebody who knew all of it', () => {
  it('is archived once', () => {
    const { events, person } = after(contact(1), closed(2));
    expect(kinds(events)).toEqual(['case-archived']);
    expect(person).toMatchObject({ caseId: null, previousCaseIds: ['SK-2425-00001'], needs: [] });
    expect(decide(person, closed(2))).toEqual([]);
  });

  it('is archived without a new one where the closing does not say what it knew', () => {
    expect(kinds(after(contact(1), asksForABed, closed(null)).events)).toEqual(['case-archived']);
  });

  it('is followed by a new one, linked to it, at the next contact', () => {
    const { events } = after(contact(1), closed(2), contact(2));
    expect(events[0]).toEqual({
      type: 'iwaa.intake.case-opened.v1',
      data: {
        caseId: 'SK-2425-00002',
        campaignId: 'SK-2425',
        provinceId: 'sidi-kacem',
        previousCaseId: 'SK-2425-00001',
      },
    });
  });

  it('can not be archived where the person does not have it', () => {
    const { person } = after(contact(1));
    expect(decide(person, { ...closed(2), caseId: 'SK-2425-00009' })).toBe('case-unknown');
  });

  it('takes no consents or listening sessions, and lets a consent be taken back', () => {
    const { person } = after(contact(1, { consents: [referral(21)] }), closed(3));
    expect(decide(person, { type: 'give-consent', consent: referral(22), at })).toBe('no-open-case');
    const withdrawn = decide(person, { type: 'withdraw-consent', consentId: uuid(21) });
    expect(withdrawn).toEqual([
      {
        type: 'iwaa.intake.consent-withdrawn.v1',
        data: { caseId: 'SK-2425-00001', campaignId: 'SK-2425', consentId: uuid(21), purpose: 'referral' },
      },
    ]);
  });
});

describe('a case that was closed while the person was met', () => {
  it('is followed at once by a new one, in which the person still asks for a bed', () => {
    const { events, person } = after(contact(1), asksForABed, closed(2));
    expect(events.map(({ type, data }) => ({ type: type.split('.')[2], ...data }))).toEqual([
      { type: 'case-archived', caseId: 'SK-2425-00001', campaignId: 'SK-2425' },
      {
        ...{ type: 'case-opened', caseId: 'SK-2425-00007', campaignId: 'SK-2425' },
        provinceId: 'sidi-kacem',
        previousCaseId: 'SK-2425-00001',
      },
      {
        ...{ type: 'need-identified', caseId: 'SK-2425-00007', campaignId: 'SK-2425' },
        ...{ needId: uuid(71), kind: 'shelter', night: '2024-12-12', consent: null },
        shelter: { unit: 'women', priority: 2, onStreetSince: '2019-03' },
        forAgency: null,
      },
    ]);
    expect(person).toMatchObject({ caseId: 'SK-2425-00007', previousCaseIds: ['SK-2425-00001'] });
    expect(decide(person, closed(2))).toEqual([]);
    expect(decide(person, closed(0, 'SK-2425-00008'))).toEqual([]);
  });

  it('needs a code for the new one, and only then', () => {
    const { person } = after(contact(1), asksForABed);
    expect(decide(person, closed(2, null))).toBe('case-code-needed');
    expect(decide(person, closed(4, null))).toHaveLength(1);
  });

  it('is followed by a new one also where nothing was asked for', () => {
    expect(kinds(after(contact(1), contact(2), closed(2)).events)).toEqual(['case-archived', 'case-opened']);
  });

  it('is followed by a new one also where the closing knew the contact and not yet what was asked for', () => {
    expect(kinds(after(contact(1), asksForABed, closed(3)).events)).toContain('need-identified');
  });

  it('states again neither what the closing knew nor what was declined since', () => {
    const before = contact(1, { needs: [{ needId: uuid(11), kind: 'aid' }] });
    const declines = contact(3, { declined: ['shelter'] });
    const { events, person } = after(before, asksForABed, declines, closed(3));
    expect(kinds(events)).toEqual(['case-archived', 'case-opened']);
    expect(person.needs).toEqual([]);
  });

  it('states a need again with the consent that is in force now', () => {
    const health = contact(2, {
      needs: [{ needId: uuid(12), kind: 'health' }],
      consents: [referral(21, '2024-12-13T00:00:00Z')],
    });
    const told = (...more: PersonCommand[]) => after(contact(1), health, ...more).events.at(-1)?.data;
    expect(told(closed(2))).toMatchObject({
      kind: 'health',
      consent: { consentId: uuid(21), agencyId: null },
    });
    expect(told({ type: 'withdraw-consent', consentId: uuid(21) }, closed(2))).toMatchObject({
      consent: null,
    });
    expect(told({ ...closed(2), at: '2024-12-13T08:00:00Z' })).toMatchObject({ consent: null });
  });

  it('is followed by one case, however often cases are closed under the feet of a person', () => {
    const again: ArchiveCaseCommand = {
      ...closed(7, 'SK-2425-00008'),
      caseId: 'SK-2425-00007',
    };
    const { events, person } = after(contact(1), asksForABed, closed(2), contact(3), again);
    expect(kinds(events)).toEqual(['case-archived', 'case-opened']);
    expect(person.previousCaseIds).toEqual(['SK-2425-00001', 'SK-2425-00007']);
    expect(person.contacts).toHaveLength(3);
  });

  it('does not count the meetings of earlier cases as unknown to the closing', () => {
    const second = (intakeSequence: number): ArchiveCaseCommand => ({
      ...closed(intakeSequence, 'SK-2425-00008'),
      caseId: 'SK-2425-00007',
    });
    const decided = (person: Person, command: ArchiveCaseCommand) => {
      const decision = decide(person, command);
      return isRefusal(decision) ? decision : kinds(decision);
    };
    // The second case opens with what the first closing did not know, and has no meeting of its own.
    const unmet = { ...after(contact(1), asksForABed, closed(2)).person, needs: [] };
    expect(decided(unmet, second(0))).toEqual(['case-archived']);
    const met = { ...after(contact(1), asksForABed, closed(2), contact(3)).person, needs: [] };
    expect(decided(met, second(0))).toEqual(['case-archived', 'case-opened']);
    expect(decided(met, second(met.facts))).toEqual(['case-archived']);
  });
});
