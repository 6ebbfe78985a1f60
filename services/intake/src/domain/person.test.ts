import type { Profile } from '@iwaa/contracts/http/intake';
import { describe, expect, it } from '@jest/globals';
import { after, at, contact, kinds, referral, uuid } from '../testing/person-fixture.ts';
import type { CorrectPersonCommand } from './correction-decisions.ts';
import { newPerson, type PersonEvent } from './person.ts';
import { decide, type PersonCommand } from './person-decisions.ts';

const profile = {
  unit: 'women',
  ageGroup: '65-and-over',
  withChildren: false,
  medicalConditionOrDisability: true,
  onStreetSince: '2019-03',
} as const;

const giveConsent = (number: number): PersonCommand => ({
  type: 'give-consent',
  consent: referral(number),
  at,
});

describe('a contact', () => {
  it('tells, in this order, the case, the contact, what was declined, the consents and the needs', () => {
    const { events } = after(
      contact(1, {
        needs: [
          { needId: uuid(11), kind: 'health' },
          { needId: uuid(12), kind: 'aid' },
        ],
        declined: ['shelter'],
        consents: [referral(21)],
        aidGiven: ['blanket'],
      }),
    );
    expect(kinds(events)).toEqual([
      'case-opened',
      'contact-recorded',
      'need-declined',
      'consent-given',
      'need-identified',
      'need-identified',
    ]);
    expect(events[0]?.data).toEqual({
      ...{ caseId: 'SK-2425-00001', campaignId: 'SK-2425', provinceId: 'sidi-kacem' },
      previousCaseId: null,
    });
    expect(events[1]?.data).toMatchObject({
      needs: ['health', 'aid'],
      declined: ['shelter'],
      aidGiven: ['blanket'],
    });
    expect(events[4]?.data).toMatchObject({
      kind: 'health',
      consent: { ...referral(21), sequence: 4 },
      shelter: null,
    });
  });

  it('recorded twice decides nothing', () => {
    const { person } = after(contact(1));
    expect(decide(person, contact(1))).toEqual([]);
  });

  it('with a person met before belongs to the open case', () => {
    const { events, person } = after(contact(1), contact(2));
    expect(kinds(events)).toEqual(['contact-recorded']);
    expect(person).toMatchObject({ caseId: 'SK-2425-00001' });
    expect(person.contacts).toHaveLength(2);
  });

  it('gives a shelter need the rank and the unit, and not the reason', () => {
    const { events } = after(contact(1, { needs: [{ needId: uuid(11), kind: 'shelter' }], profile }));
    expect(events.at(-1)?.data).toMatchObject({
      consent: null,
      shelter: { unit: 'women', priority: 2, onStreetSince: '2019-03' },
    });
    expect(JSON.stringify(events)).not.toMatch(/medical|65-and-over/);
  });

  it('tells with a need for an agency whom it has to be able to take, and no more of the person', () => {
    const profile: Profile = {
      unit: 'women',
      ageGroup: '65-and-over',
      withChildren: true,
      medicalConditionOrDisability: true,
      onStreetSince: '2019-03',
    };
    for (const kind of ['health', 'elderly-care', 'womens-space'] as const) {
      const { events } = after(contact(1, { needs: [{ needId: uuid(11), kind }], profile }));
      expect(events.at(-1)?.data).toMatchObject({
        shelter: null,
        forAgency: { unit: 'women', priority: 1 },
      });
      expect(JSON.stringify(events)).not.toMatch(/medical|65-and-over|2019/);
    }
    for (const kind of ['shelter', 'family-mediation', 'aid'] as const) {
      const { events } = after(contact(1, { needs: [{ needId: uuid(11), kind }], profile }));
      expect(events.at(-1)?.data).toMatchObject({ forAgency: null });
    }
  });

  it('asks for the profile where shelter is needed and none is given', () => {
    const command = contact(1, { needs: [{ needId: uuid(11), kind: 'shelter' }] });
    expect(decide(newPerson, command)).toBe('profile-needed');
  });

  it('states the same need anew on the next night', () => {
    const needs = (needId: string) => ({ needs: [{ needId, kind: 'health' as const }] });
    const { events, person } = after(contact(1, needs(uuid(11))), contact(2, needs(uuid(12))));
    expect(kinds(events)).toEqual(['contact-recorded', 'need-identified']);
    expect(person.needs.map(({ needId }) => needId)).toEqual([uuid(12)]);
  });

  it('lets a person decline night after night, at no cost', () => {
    const { events, person } = after(
      contact(1, { declined: ['shelter'] }),
      contact(2, { declined: ['shelter'] }),
    );
    expect(kinds(events)).toEqual(['contact-recorded', 'need-declined']);
    const asked = contact(3, { needs: [{ needId: uuid(11), kind: 'shelter' }], profile });
    expect(kinds(decide(person, asked) as PersonEvent[])).toEqual(['contact-recorded', 'need-identified']);
  });

  it('tells why a bed was declined, where the person says so, and of nothing else', () => {
    const declined = ['shelter', 'health'] as const;
    const { events } = after(contact(1, { declined: [...declined], shelterDeclinedFor: 'animal' }));
    const told = events.flatMap(({ type, data }) => (type === 'iwaa.intake.need-declined.v1' ? [data] : []));
    expect(told.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['shelter', 'animal'],
      ['health', undefined],
    ]);
    const unsaid = decide(newPerson, contact(1, { declined: ['shelter'] })) as PersonEvent[];
    expect(unsaid.at(-1)?.data).not.toHaveProperty('reason');
  });

  it('does not state and decline the same thing', () => {
    const command = contact(1, { needs: [{ needId: uuid(11), kind: 'health' }], declined: ['health'] });
    expect(decide(newPerson, command)).toBe('need-stated-and-declined');
  });

  it('is refused for a person nobody knows, or who belongs to another province', () => {
    expect(decide(newPerson, contact(2))).toBe('person-unknown');
    const { person } = after(contact(1));
    expect(decide(person, contact(2, { provinceId: 'fes' }))).toBe('person-of-another-province');
  });

  it('in a later campaign opens its case there, and is the open case’s own while that goes on', () => {
    const next = contact(2, { campaignId: 'SK-2526', newCaseId: 'SK-2526-00001' });
    const ofCase = (events: readonly PersonEvent[]) =>
      events[0]?.data as { caseId: string; campaignId: string };
    expect(ofCase(after(contact(1), next).events)).toMatchObject({
      ...{ caseId: 'SK-2425-00001', campaignId: 'SK-2425' },
    });
    const archive = {
      type: 'archive-case',
      caseId: 'SK-2425-00001',
      intakeSequence: null,
      next: null,
      at,
    } as const;
    expect(ofCase(after(contact(1), archive, next).events)).toMatchObject({
      ...{ caseId: 'SK-2526-00001', campaignId: 'SK-2526', previousCaseId: 'SK-2425-00001' },
    });
  });

  it('asks for a case code only where a case has to be opened', () => {
    expect(decide(newPerson, contact(1, { newCaseId: null }))).toBe('case-code-needed');
    const { person } = after(contact(1));
    expect(decide(person, contact(2, { newCaseId: null }))).toHaveLength(1);
  });
});

describe('a consent', () => {
  const stated = contact(1, {
    needs: [
      { needId: uuid(11), kind: 'health' },
      { needId: uuid(12), kind: 'family-mediation' },
      { needId: uuid(13), kind: 'aid' },
    ],
  });

  it('is told after what the same contact declines and before what it states, so that only the latter is passed on', () => {
    const { events } = after(
      stated,
      contact(2, {
        needs: [{ needId: uuid(15), kind: 'health' }],
        declined: ['elderly-care'],
        consents: [referral(21)],
      }),
    );
    expect(kinds(events)).toEqual(['contact-recorded', 'need-declined', 'consent-given', 'need-identified']);
  });

  it('takes the place of an earlier one for the same purpose and agency', () => {
    const { events, person } = after(stated, giveConsent(21), giveConsent(22));
    expect(events[0]?.data).toMatchObject({ consentId: uuid(22) });
    expect(decide(person, { type: 'withdraw-consent', consentId: uuid(21) })).toBe('consent-replaced');
    const forOne: PersonCommand = {
      type: 'give-consent',
      consent: { ...referral(23), agencyId: 'health-delegation' },
      at,
    };
    const beside = after(stated, giveConsent(21), forOne).person;
    expect(decide(beside, { type: 'withdraw-consent', consentId: uuid(21) })).toHaveLength(1);
  });

  it('taken back no longer covers later needs', () => {
    const withdraw: PersonCommand = { type: 'withdraw-consent', consentId: uuid(21) };
    const health = contact(2, { needs: [{ needId: uuid(15), kind: 'health' }] });
    const { events, person } = after(stated, giveConsent(21), withdraw, health);
    expect(events.at(-1)?.data).toMatchObject({ consent: null });
    expect(decide(person, withdraw)).toEqual([]);
  });

  it('holds until its end and not at it', () => {
    const until = '2024-12-13T00:00:00Z';
    const need = { needs: [{ needId: uuid(15), kind: 'health' as const }] };
    const given = contact(1, { consents: [referral(21, until)] });
    const before = after(given, contact(2, { ...need, at: '2024-12-12T23:59:59.999Z' }));
    expect(before.events.at(-1)?.data).toMatchObject({ consent: { consentId: uuid(21) } });
    const from = after(given, contact(2, { ...need, at: until }));
    expect(from.events.at(-1)?.data).toMatchObject({ consent: null });
  });

  it('that ended before it was given is refused', () => {
    const past = referral(21, '2024-12-01T00:00:00Z');
    expect(decide(newPerson, contact(1, { consents: [past] }))).toBe('consent-ends-in-the-past');
    const { person } = after(contact(1));
    expect(decide(person, { type: 'give-consent', consent: past, at })).toBe('consent-ends-in-the-past');
  });

  it('that ends years later than anybody needs it is refused', () => {
    const [last, later] = [referral(21, '2029-12-01T00:00:00Z'), referral(22, '2030-01-01T00:00:00Z')];
    const { person } = after(contact(1));
    expect(decide(person, { type: 'give-consent', consent: last, at })).toHaveLength(1);
    expect(decide(person, { type: 'give-consent', consent: later, at })).toBe('consent-ends-too-late');
    expect(decide(newPerson, contact(1, { consents: [later] }))).toBe('consent-ends-too-late');
  });

  it('given twice decides nothing', () => {
    const { person } = after(contact(1), giveConsent(21));
    expect(decide(person, giveConsent(21))).toEqual([]);
  });

  it('that nobody gave can not be taken back', () => {
    const { person } = after(contact(1));
    expect(decide(person, { type: 'withdraw-consent', consentId: uuid(21) })).toBe('consent-unknown');
    expect(decide(newPerson, { type: 'withdraw-consent', consentId: uuid(21) })).toBe('person-unknown');
  });
});

describe('a listening session', () => {
  const session: PersonCommand = {
    type: 'record-listening-session',
    sessionId: uuid(31),
    night: '2024-12-12',
    campaign: { startsOn: '2024-12-12', endsOn: '2025-01-31', timeZone: 'Africa/Casablanca' },
    needs: [{ needId: uuid(32), kind: 'family-mediation' }],
    profile: null,
    at,
  };

  it('tells what the person needs, once', () => {
    const { events, person } = after(contact(1), session);
    expect(kinds(events)).toEqual(['listening-session-recorded', 'need-identified']);
    expect(decide(person, session)).toEqual([]);
  });

  it('needs a person with an open case, and a night of the campaign that has come', () => {
    expect(decide(newPerson, session)).toBe('person-unknown');
    const { person } = after(contact(1));
    expect(decide(person, { ...session, night: '2025-02-01' })).toBe('night-outside-campaign');
    expect(decide(person, { ...session, night: '2024-12-14' })).toBe('night-not-yet');
    const closed = after(contact(1), {
      type: 'archive-case',
      caseId: 'SK-2425-00001',
      intakeSequence: null,
      next: null,
      at,
    }).person;
    expect(decide(closed, session)).toBe('no-open-case');
  });
});

describe('a correction', () => {
  const profile = {
    unit: 'women',
    ageGroup: '65-and-over',
    withChildren: false,
    medicalConditionOrDisability: true,
    onStreetSince: '2019-03',
  } as const;
  const correct = (changes: Partial<CorrectPersonCommand> = {}): CorrectPersonCommand => ({
    ...{ type: 'correct-person', correctionId: uuid(41), fields: ['name', 'priority'], reason: 'misheard' },
    ...{ profile, ...changes },
  });

  it('tells which fields it changed, and of their values what a bed must suit alone', () => {
    const { events, person } = after(contact(1), correct());
    expect(events.map(({ data }) => data)).toEqual([
      {
        ...{ caseId: 'SK-2425-00001', campaignId: 'SK-2425', correctionId: uuid(41), reason: 'misheard' },
        ...{
          fields: ['name', 'priority'],
          shelter: { unit: 'women', priority: 2, onStreetSince: '2019-03' },
          forAgency: null,
        },
      },
    ]);
    expect(decide(person, correct())).toEqual([]);
    const named = after(contact(1), correct({ fields: ['name'] }));
    expect(named.events[0]?.data).toMatchObject({ fields: ['name'], shelter: null });
  });

  it('has the need that stands ask for what is corrected, should it have to be stated again', () => {
    const men = { ...profile, unit: 'men', ageGroup: '18-64', medicalConditionOrDisability: false } as const;
    const needs = [
      { needId: uuid(15), kind: 'shelter' as const },
      { needId: uuid(16), kind: 'health' as const },
    ];
    const stated = contact(1, { needs, profile: men });
    const [shelter, health] = after(stated, correct()).person.needs;
    expect(shelter).toMatchObject({ shelter: { unit: 'women', priority: 2, onStreetSince: '2019-03' } });
    expect(health).toMatchObject({ shelter: null, forAgency: { unit: 'women', priority: 2 } });
    const [asBefore] = after(stated, correct({ fields: ['name'] })).person.needs;
    expect(asBefore).toMatchObject({ shelter: { unit: 'men', priority: 4 } });
  });

  it('can be made after the last case was closed, and of nobody who is not known', () => {
    const close = {
      ...({ type: 'archive-case', caseId: 'SK-2425-00001', intakeSequence: null, next: null, at } as const),
    };
    const { events } = after(contact(1), close, correct());
    expect(events[0]?.data).toMatchObject({ caseId: 'SK-2425-00001' });
    expect(decide(newPerson, correct())).toBe('person-unknown');
    expect(decide(after(contact(1)).person, correct({ fields: [] }))).toEqual([]);
  });
});
