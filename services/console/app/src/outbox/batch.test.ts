import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { goTogether, repliesOf } from './batch.ts';
import { after, type Item, nextStep, type Reply, type Sendable } from './outbox.ts';
import { again, contact } from './testing/contacts.ts';

const taken = (id: string) => after(contact(id), { kind: 'answer', body: contactOf(id) }, 0);
const contactOf = (id: string) => ({ contactId: `contact-${id}`, personId: `person-${id}` });

function together(items: readonly Item[], alone: readonly string[] = []): readonly Sendable[] {
  const step = nextStep(items, 0);
  return step.kind === 'send' ? goTogether(step, items, { now: 0, alone: new Set(alone) }) : [];
}
const ids = (sent: readonly Sendable[]) => sent.map(({ item }) => item.id);

describe('what goes in one request', () => {
  it('is every contact of a round that can be sent now, and nothing else', () => {
    const other = contact('b', { params: { roundId: 'round-2' } });
    const consent: Item = { ...contact('c'), command: 'giveConsent' };
    const later = contact('e', { standing: { kind: 'waiting', tries: 1, notBefore: 9 } });
    expect(ids(together([contact('a'), other, consent, contact('d'), later, contact('f')]))).toEqual([
      'a',
      'd',
      'f',
    ]);
    expect(ids(together([consent, contact('a')]))).toEqual(['c']);
  });

  it('has several contacts with one person in their order, and none that overtakes what stays behind', () => {
    const of = (id: string, part: Partial<Item> = {}) => contact(id, { about: 'person-1', ...part });
    expect(ids(together([of('a'), contact('b'), of('c')]))).toEqual(['a', 'b', 'c']);
    const consent = of('b', { command: 'giveConsent' });
    expect(ids(together([of('a'), consent, of('c'), contact('d')]))).toEqual(['a', 'd']);
  });

  it('has no contact with somebody whose id is still to come, and names the id once it is there', () => {
    expect(ids(together([contact('a'), again('b', 'a')]))).toEqual(['a']);
    const [sent] = together([taken('a'), again('b', 'a'), contact('c')]);
    expect(sent?.request.body).toEqual({ person: { personId: 'person-a' } });
  });

  it('is bounded, by number and by size', () => {
    const many = Array.from({ length: 150 }, (_, index) => contact(`i${index}`));
    expect(together(many)).toHaveLength(100);
    const long = many.slice(0, 20).map((item) => ({ ...item, body: { note: 'ن'.repeat(50_000) } }));
    expect(together(long)).toHaveLength(5);
  });

  it('is one contact alone after a batch with it was refused as a whole', () => {
    const items = [contact('a'), contact('b'), contact('c')];
    expect(ids(together(items, ['a', 'b']))).toEqual(['a']);
    expect(repliesOf(together(items), 413, { code: 'body-too-large' })).toBeUndefined();
  });
});

describe('the answer to a batch', () => {
  const sent = together([contact('a'), contact('b'), contact('c'), contact('d')]);

  it('is read for each contact by its key, and what it does not speak of was not answered', () => {
    const replies = repliesOf(sent, 200, {
      items: [
        { key: 'b', outcome: 'refused', problem: { code: 'person-erased', message: 'erased' } },
        { key: 'a', outcome: 'known', contact: contactOf('a') },
        { key: 'c', outcome: 'refused', problem: { code: 'unavailable', message: 'later' } },
      ],
    });
    expect(Object.fromEntries(replies ?? [])).toEqual({
      a: { kind: 'answer', body: contactOf('a') },
      b: { kind: 'refused', code: 'person-erased', errors: [] },
      c: { kind: 'unavailable' },
      d: { kind: 'no-network' },
    });
  });

  it.each([
    [200, '<html>', 'no-network'],
    [200, { ok: true }, 'no-network'],
    [404, '<html>', 'no-network'],
    [401, { code: 'unauthenticated' }, 'signed-out'],
    [503, { code: 'unavailable' }, 'unavailable'],
  ])('of status %i with %j is for each: %s', (status, body, kind) => {
    const replies = [...(repliesOf(sent, status, body)?.values() ?? [])];
    expect(replies.map((reply) => reply.kind)).toEqual(sent.map(() => kind));
  });

  it('takes each of a night’s contacts once and in the order of each person, whatever part of it is lost', () => {
    const answered = fc.constantFrom('all', 'half', 'none', 'refused');
    fc.assert(
      fc.property(
        fc.array(fc.nat(5), { maxLength: 30 }),
        fc.array(answered, { maxLength: 30 }),
        (met, parts) => {
          let items = met.map((person, index) => {
            const first = met.indexOf(person);
            return first === index ? contact(`i${index}`) : again(`i${index}`, `i${first}`);
          });
          const server: string[] = [];
          const alone = new Set<string>();
          let now = 0;
          for (let turn = 0; ; turn += 1) {
            expect(turn).toBeLessThan(200);
            const step = nextStep(items, now);
            if (step.kind === 'nothing') break;
            if (step.kind === 'wait') {
              now = step.until;
              continue;
            }
            const group = goTogether(step, items, { now, alone });
            const replies = replyTo(group, parts[turn] ?? 'all');
            if (!replies) for (const { item } of group) alone.add(item.id);
            items = items.map((item) => after(item, replies?.get(item.id) ?? { kind: 'no-network' }, now));
          }
          expect(items.map(({ standing }) => standing.kind)).toEqual(items.map(() => 'taken'));
          expect(server.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
          for (const person of new Set(met)) {
            const mine = met.flatMap((one, index) => (one === person ? [`i${index}`] : []));
            expect(server.filter((id) => mine.includes(id))).toEqual(mine);
          }

          function replyTo(group: readonly Sendable[], part: string): ReadonlyMap<string, Reply> | undefined {
            if (part === 'refused' && group.length > 1) return repliesOf(group, 404, { code: 'not-found' });
            const arrived = part === 'none' ? [] : ids(group);
            for (const id of arrived) if (!server.includes(id)) server.push(id);
            const told = part === 'half' ? arrived.slice(0, arrived.length >> 1) : arrived;
            const answers = told.map((key) => ({ key, outcome: 'taken', contact: contactOf(key) }));
            return repliesOf(group, 200, { items: answers });
          }
        },
      ),
    );
  });
});
