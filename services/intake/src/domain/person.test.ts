import { describe, expect, it } from '@jest/globals';
import { after, at, contact, kinds, referral, uuid } from '../testing/told-person.ts';
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
  it('tells, in this order, the case, the contact, the consents, the needs and what was declined', () => {
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
      'consent-given',
      'need-identified',
      'need-identified',
      'need-declined',
    ]);
    expect(events[0]?.data).toEqual({ caseId: 'SK-2425-00001', campaignId: 'SK-2425', previousCaseId: null });
    expect(events[1]?.data).toMatchObject({
      needs: ['health', 'aid'],
      declined: ['shelter'],
      aidGiven: ['blanket'],
    });
    expect(events[3]?.data).toMatchObject({ kind: 'health', consented: true, shelter: null });
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
      consented: false,
      shelter: { unit: 'women', priority: 2, onStreetSince: '2019-03' },
    });
    expect(JSON.stringify(events)).not.toMatch(/medical|65-and-over/);
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

  it('does not state and decline the same thing', () => {
    const command = contact(1, { needs: [{ needId: uuid(11), kind: 'health' }], declined: ['health'] });
    expect(decide(newPerson, command)).toBe('need-stated-and-declined');
  });

  it('is refused for a person nobody knows, or who belongs to another campaign', () => {
    expect(decide(newPerson, contact(2))).toBe('person-unknown');
    const { person } = after(contact(1));
    expect(decide(person, contact(2, { campaignId: 'FS-2425' }))).toBe('person-of-another-campaign');
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

  it('unlocks the needs stated before for which it was missing, and no others', () => {
    const { events } = after(stated, giveConsent(21));
    expect(events[0]?.data).toMatchObject({
      unlocks: [{ needId: uuid(11), kind: 'health', night: '2024-12-12' }],
    });
  });

  it('unlocks nothing that the same contact states anew or declines', () => {
    const both = { ...stated, needs: [...stated.needs, { needId: uuid(14), kind: 'elderly-care' as const }] };
    const { events } = after(
      both,
      contact(2, {
        needs: [{ needId: uuid(15), kind: 'health' }],
        declined: ['elderly-care'],
        consents: [referral(21)],
      }),
    );
    expect(events.find(({ type }) => type.includes('consent-given'))?.data).toMatchObject({ unlocks: [] });
  });

  it('unlocks nothing twice: one in force for the same purpose is replaced', () => {
    const { events, person } = after(stated, giveConsent(21), giveConsent(22));
    expect(events[0]?.data).toMatchObject({ consentId: uuid(22), unlocks: [] });
    expect(decide(person, { type: 'withdraw-consent', consentId: uuid(21) })).toBe('consent-replaced');
  });

  it('taken back no longer covers later needs, and given again unlocks those stated meanwhile', () => {
    const withdraw: PersonCommand = { type: 'withdraw-consent', consentId: uuid(21) };
    const health = contact(2, { needs: [{ needId: uuid(15), kind: 'health' }] });
    const { events, person } = after(stated, giveConsent(21), withdraw, health);
    expect(events.at(-1)?.data).toMatchObject({ consented: false });
    expect(decide(person, withdraw)).toEqual([]);
    expect(decide(person, giveConsent(22))).toMatchObject([{ data: { unlocks: [{ needId: uuid(15) }] } }]);
  });

  it('holds until its end and not at it', () => {
    const until = '2024-12-13T00:00:00Z';
    const need = { needs: [{ needId: uuid(15), kind: 'health' as const }] };
    const given = contact(1, { consents: [referral(21, until)] });
    const before = after(given, contact(2, { ...need, at: '2024-12-12T23:59:59.999Z' }));
    expect(before.events.at(-1)?.data).toMatchObject({ consented: true });
    const from = after(given, contact(2, { ...need, at: until }));
    expect(from.events.at(-1)?.data).toMatchObject({ consented: false });
  });

  it('that ended before it was given is refused', () => {
    const past = referral(21, '2024-12-01T00:00:00Z');
    expect(decide(newPerson, contact(1, { consents: [past] }))).toBe('consent-ends-in-the-past');
    const { person } = after(contact(1));
    expect(decide(person, { type: 'give-consent', consent: past, at })).toBe('consent-ends-in-the-past');
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
    night: '2024-12-13',
    campaign: { startsOn: '2024-12-12', endsOn: '2025-01-31' },
    needs: [{ needId: uuid(32), kind: 'family-mediation' }],
    profile: null,
    at,
  };

  it('tells what the person needs, once', () => {
    const { events, person } = after(contact(1), session);
    expect(kinds(events)).toEqual(['listening-session-recorded', 'need-identified']);
    expect(decide(person, session)).toEqual([]);
  });

  it('needs a person with an open case, and a night of the campaign', () => {
    expect(decide(newPerson, session)).toBe('person-unknown');
    const { person } = after(contact(1));
    expect(decide(person, { ...session, night: '2025-02-01' })).toBe('night-outside-campaign');
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
