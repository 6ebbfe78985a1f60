import { describe, expect, it } from '@jest/globals';
import { later } from '../../outbox/later.ts';
import { type CommandName, type Item, type Standing, waitingAnew } from '../../outbox/outbox.ts';
import { consentsGivenTo, personOf, recordedLater } from './person-of.ts';

const taken = (answer: Readonly<Record<string, unknown>>): Standing => ({ kind: 'taken', answer });
const refused: Standing = { kind: 'refused', code: 'no-open-case', errors: [] };
const item = (id: string, command: CommandName, part: Partial<Item> = {}): Item => ({
  id,
  command,
  params: {},
  body: {},
  about: id,
  label: '',
  recordedAt: '2024-12-12T20:00:00.000Z',
  standing: waitingAnew,
  ...part,
});
const contact = (
  id: string,
  consents: readonly string[] = [],
  person: object = { identity: {} },
  standing = waitingAnew,
) =>
  item(id, 'recordContact', {
    body: { person, consents: consents.map((purpose) => ({ purpose })) },
    standing,
  });
const met = (answer: object = {}) => taken({ personId: 'p', ...answer });
const give = (id: string, personId: unknown, purpose: string, standing = waitingAnew) =>
  item(id, 'giveConsent', { params: { personId }, body: { purpose }, standing });
const withdraw = (id: string, personId: unknown, consentId: unknown, standing = waitingAnew) =>
  item(id, 'withdrawConsent', { params: { personId, consentId }, standing });

describe('whom something that a phone recorded is about', () => {
  it('is named by the first contact until the server has said who that is, and by the id from then on', () => {
    const first = contact('a');
    const again = contact('b', [], { personId: later('a', 'personId') });
    for (const one of [first, again])
      expect(personOf(one, [first, again])).toEqual({ personId: later('a', 'personId'), about: 'a' });
    const arrived = { ...first, standing: met() };
    for (const one of [arrived, again])
      expect(personOf(one, [arrived, again])).toEqual({ personId: 'p', about: 'p' });
    expect(personOf(contact('c', [], { personId: 'q' }), [])).toEqual({ personId: 'q', about: 'q' });
    expect(personOf(item('r', 'startRound'), [])).toBeUndefined();
  });

  it('is told of what was recorded after the contact, last one first, and not of what was put away', () => {
    const items = [
      contact('a', [], undefined, met()),
      give('c', later('a', 'personId'), 'referral'),
      item('l', 'recordListeningSession', { params: { personId: 'p' } }),
      item('x', 'recordListeningSession', {
        params: { personId: 'p' },
        standing: { kind: 'put-away', code: 'c' },
      }),
      give('other', 'q', 'referral'),
    ];
    expect(recordedLater('p', items).map(({ id }) => id)).toEqual(['l', 'c']);
  });
});

describe('the consents that a phone knows of somebody', () => {
  it('are those of the contacts and those given later, of each purpose the last one', () => {
    const items = [contact('a', ['mediation', 'referral'])];
    expect(consentsGivenTo('a', items)).toEqual([
      { purpose: 'mediation', consentId: later('a', 'consentIds.0') },
      { purpose: 'referral', consentId: later('a', 'consentIds.1') },
    ]);
    const more = [...items, give('g', later('a', 'personId'), 'referral')];
    expect(consentsGivenTo('a', more)).toEqual([
      { purpose: 'mediation', consentId: later('a', 'consentIds.0') },
      { purpose: 'referral', consentId: later('g', 'consentId') },
    ]);
    expect(consentsGivenTo('b', more)).toEqual([]);
  });

  it('are no more those that were taken back here, by an id that is yet to come or has come', () => {
    const first = contact('a', ['referral']);
    const back = withdraw('w', later('a', 'personId'), later('a', 'consentIds.0'));
    expect(consentsGivenTo('a', [first, back])).toEqual([]);
    const arrived = { ...first, standing: met({ consentIds: ['consent'] }) };
    expect(consentsGivenTo('p', [arrived, back])).toEqual([]);
    expect(consentsGivenTo('p', [arrived, withdraw('w', 'p', 'consent')])).toEqual([]);
    expect(consentsGivenTo('p', [arrived, withdraw('w', 'p', 'another')])).toHaveLength(1);
  });

  it('are not those that the server refused, and a refused withdrawal takes nothing back', () => {
    expect(consentsGivenTo('p', [give('g', 'p', 'referral', refused)])).toEqual([]);
    const given = give('g', 'p', 'referral', taken({ consentId: 'consent' }));
    expect(consentsGivenTo('p', [given, withdraw('w', 'p', 'consent', refused)])).toHaveLength(1);
  });
});
