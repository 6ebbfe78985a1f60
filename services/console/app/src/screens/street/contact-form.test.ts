import { recordContact } from '@iwaa/contracts/http/intake';
import {
  ageGroups,
  aidKinds,
  consentPurposes,
  needKinds,
  shelterDeclineReasons,
  unitKinds,
} from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { later } from '../../outbox/later.ts';
import { type Item, waitingAnew } from '../../outbox/outbox.ts';
import { type ContactForm, contactOf, emptyForm, formOf, metBeforeIn } from './contact-form.ts';

const some = <Value>(values: readonly Value[]) => fc.subarray([...values]);
const line = fc.stringMatching(/^[a-zء-ي]{0,20}$/);
const filled: fc.Arbitrary<ContactForm> = fc.record({
  metBefore: fc.constant(null),
  nickname: line,
  unit: fc.constantFrom(...unitKinds),
  ageGroup: fc.constantFrom(...ageGroups),
  withChildren: fc.boolean(),
  medicalConditionOrDisability: fc.boolean(),
  place: fc.constant('station'),
  otherPlace: fc.constant(''),
  happenedAt: fc.constantFrom(null, '2025-12-12T21:40:00.000Z'),
  aidGiven: some(aidKinds),
  needs: some(needKinds),
  declined: some(needKinds),
  shelterDeclinedFor: fc.constantFrom(null, ...shelterDeclineReasons),
  consents: some(consentPurposes),
  note: line,
  corrects: fc.constant(null),
});
const itemOf = (id: string, body: Readonly<Record<string, unknown>>, part: Partial<Item> = {}): Item => ({
  id,
  command: 'recordContact',
  params: {},
  body,
  about: id,
  label: id,
  recordedAt: '2025-12-12T20:00:00.000Z',
  standing: waitingAnew,
  ...part,
});
const now = '2025-12-12T22:00:00.000Z';
const bodyOf = (form: ContactForm) => {
  const contact = contactOf(form, 'station', now);
  if ('missing' in contact) throw new Error(`lacks ${contact.missing}`);
  return contact.body;
};
const taken = (personId: string): Item['standing'] => ({
  kind: 'taken',
  answer: { contactId: 'c', personId },
});

describe('a contact that was filled in', () => {
  it('has the form that intake takes, whatever was chosen', () => {
    fc.assert(
      fc.property(filled, (form) => {
        expect(recordContact.safeParse(bodyOf(form)).error).toBeUndefined();
      }),
    );
  });

  it('says what is missing, of somebody new all that decides on a bed, of somebody known only the place', () => {
    expect(contactOf(emptyForm, undefined, now)).toEqual({ missing: ['unit', 'ageGroup', 'place'] });
    const metBefore = { label: 'Hamid', personId: 'p1', about: 'p1' };
    expect(contactOf({ ...emptyForm, metBefore }, undefined, now)).toEqual({ missing: ['place'] });
    expect(contactOf({ ...emptyForm, metBefore }, 'station', now)).toMatchObject({
      body: { person: { personId: 'p1' } },
    });
  });

  it('says when it happened: what was filled in, else the moment in which it is recorded', () => {
    const form = { ...emptyForm, unit: 'men', ageGroup: '18-64' } as const;
    expect(bodyOf(form)).toMatchObject({ happenedAt: now });
    const earlier = '2025-12-12T20:10:00.000Z';
    expect(bodyOf({ ...form, happenedAt: earlier })).toMatchObject({ happenedAt: earlier });
  });

  it('is filled in as it was when a refused one is corrected', () => {
    fc.assert(
      fc.property(filled, (form) => {
        const body = bodyOf(form);
        const again = formOf(itemOf('a', body));
        expect(again.corrects).toBe('a');
        expect(bodyOf(again)).toEqual(body);
      }),
    );
  });
});

describe('those whom this phone has recorded', () => {
  const known = (personId: unknown) => ({
    ...bodyOf({ ...emptyForm, unit: 'men', ageGroup: '18-64' }),
    person: { personId },
  });
  const fresh = bodyOf({ ...emptyForm, unit: 'men', ageGroup: '18-64' });

  it('are named by what will be their id until they have one', () => {
    expect(metBeforeIn([itemOf('a', fresh)])).toEqual([
      { label: 'a', personId: later('a', 'personId'), about: 'a' },
    ]);
    expect(metBeforeIn([itemOf('a', fresh, { standing: taken('p1') })])).toEqual([
      { label: 'a', personId: 'p1', about: 'p1' },
    ]);
  });

  it('are there once, the last one met first, and not by an item that was put away', () => {
    const items = [
      itemOf('a', fresh, { standing: taken('p1') }),
      itemOf('b', fresh),
      itemOf('c', known('p1'), { label: 'Hamid' }),
      itemOf('d', fresh, { standing: { kind: 'put-away', code: 'x' } }),
    ];
    expect(metBeforeIn(items)).toEqual([
      { label: 'Hamid', personId: 'p1', about: 'p1' },
      { label: 'b', personId: later('b', 'personId'), about: 'b' },
    ]);
  });
});
