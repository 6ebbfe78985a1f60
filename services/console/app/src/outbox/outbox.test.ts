import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { later } from './later.ts';
import { after, type Item, nextStep, type Reply, replyOf, restsOnRefused } from './outbox.ts';
import { again, contact } from './testing/contacts.ts';

const answer = (id: string): Reply => ({
  kind: 'answer',
  body: { contactId: `contact-${id}`, personId: `person-${id}` },
});
const refused: Reply = { kind: 'refused', code: 'person-erased', errors: [] };
const sent = (items: readonly Item[], now = 0) => {
  const step = nextStep(items, now);
  return step.kind === 'send' ? step.item.id : step;
};

describe('what is sent next', () => {
  it('is the earliest that waits', () => {
    expect(sent([after(contact('a'), answer('a'), 0), contact('b'), contact('c')])).toBe('b');
  });

  it('is nothing where all is taken or refused', () => {
    expect(sent([after(contact('a'), answer('a'), 0), after(contact('b'), refused, 0)])).toEqual({
      kind: 'nothing',
    });
  });

  it('is somebody else while the server can not take the first for the moment', () => {
    const items = [after(contact('a'), { kind: 'unavailable' }, 0), contact('b')];
    expect(sent(items, 1)).toBe('b');
  });

  it('is never a later contact with the same person before the earlier one', () => {
    const items = [
      after(contact('a', { about: 'person-1' }), { kind: 'unavailable' }, 0),
      contact('b', { about: 'person-1' }),
    ];
    expect(sent(items, 1)).toEqual({ kind: 'wait', until: 2_000 });
    expect(sent(items, 2_000)).toBe('a');
  });

  it('names one of several things that an earlier item led to, once that is answered with them', () => {
    const first = contact('a');
    const back: Item = {
      ...contact('w', { about: 'a' }),
      command: 'withdrawConsent',
      params: { personId: later('a', 'personId'), consentId: later('a', 'consentIds.1') },
    };
    expect(sent([after(first, { kind: 'unavailable' }, 0), back], 1)).toEqual({ kind: 'wait', until: 2_000 });
    const body = { contactId: 'c', personId: 'p', consentIds: ['one', 'two'] };
    expect(nextStep([after(first, { kind: 'answer', body }, 0), back], 0)).toMatchObject({
      kind: 'send',
      request: { params: { personId: 'p', consentId: 'two' } },
    });
  });

  it('names a person by the id that the first contact was answered with', () => {
    const first = after(contact('a'), answer('a'), 0);
    expect(nextStep([first, again('b', 'a')], 0)).toMatchObject({
      kind: 'send',
      request: { body: { person: { personId: 'person-a' } } },
    });
  });

  it('takes a person for the same before and after the id is known', () => {
    const first = after(contact('a'), answer('a'), 0);
    const items = [
      first,
      after(again('b', 'a'), { kind: 'unavailable' }, 0),
      contact('c', { about: 'person-a' }),
    ];
    expect(sent(items, 1)).toEqual({ kind: 'wait', until: 2_000 });
  });

  it('waits until an item that it rests on is answered, and for others it does not wait', () => {
    const items = [after(contact('a'), refused, 0), again('b', 'a'), contact('c')];
    expect(sent(items)).toBe('c');
    expect(items.map((item) => restsOnRefused(item, items))).toEqual([false, true, false]);
  });
});

describe('an item that corrects a refused one', () => {
  const no = after(contact('a'), refused, 0);
  const away: Item = { ...no, standing: { kind: 'put-away', code: 'person-erased' } };
  const twice = contact('c2', { corrects: 'c1' });

  it('takes its place for whatever rested on it, also when it was corrected twice', () => {
    const once: Item = { ...contact('c1', { corrects: 'a' }), standing: { kind: 'put-away', code: 'x' } };
    const items = [away, again('b', 'a'), once, after(twice, answer('c2'), 0)];
    expect(nextStep(items, 0)).toMatchObject({
      kind: 'send',
      item: { id: 'b' },
      request: { body: { person: { personId: 'person-c2' } } },
    });
    expect(items.some((item) => restsOnRefused(item, items))).toBe(false);
  });

  it('is what the others wait for until it is taken', () => {
    const items = [away, again('b', 'a'), contact('c1', { corrects: 'a' })];
    expect(sent(items)).toBe('c1');
    expect(restsOnRefused(again('b', 'a'), items)).toBe(false);
  });

  it('is needed for what rests on one that was only put away', () => {
    const items = [away, again('b', 'a')];
    expect(sent(items)).toEqual({ kind: 'nothing' });
    expect(restsOnRefused(again('b', 'a'), items)).toBe(true);
  });
});

describe('what a reply does', () => {
  it('takes an item only where the answer has the id of what was made', () => {
    expect(after(contact('a'), answer('a'), 0).standing.kind).toBe('taken');
    expect(after(contact('a'), { kind: 'answer', body: { ok: true } }, 0).standing.kind).toBe('waiting');
    expect(after(contact('a'), { kind: 'answer', body: null }, 0).standing.kind).toBe('waiting');
  });

  it('changes nothing of what is taken or refused already', () => {
    const taken = after(contact('a'), answer('a'), 0);
    expect(after(taken, refused, 0)).toBe(taken);
    const no = after(contact('a'), refused, 0);
    expect(after(no, answer('a'), 0)).toBe(no);
  });

  it('lets it wait longer each time that the server can not take it, and a minute at most', () => {
    const pauses: number[] = [];
    let item = contact('a');
    for (let count = 0; count < 10; count += 1) {
      item = after(item, { kind: 'unavailable' }, 0);
      if (item.standing.kind === 'waiting') pauses.push(item.standing.notBefore);
    }
    expect(pauses.slice(0, 3)).toEqual([2_000, 4_000, 8_000]);
    expect(pauses.at(-1)).toBe(60_000);
  });

  it.each([
    [201, { contactId: 'c' }, 'answer'],
    [200, '<html>', 'no-network'],
    [404, '<html>', 'no-network'],
    [502, undefined, 'unavailable'],
    [503, { code: 'unavailable' }, 'unavailable'],
    [401, { code: 'unauthenticated' }, 'signed-out'],
    [408, { code: 'request-timeout' }, 'unavailable'],
    [409, { code: 'conflict' }, 'unavailable'],
    [429, { code: 'too-many-requests' }, 'unavailable'],
    [403, { code: 'forbidden' }, 'refused'],
    [422, { code: 'need-stated-and-declined' }, 'refused'],
  ])('of status %i with %j is read as %s', (status, body, kind) => {
    expect(replyOf(contact('a'), status, body).kind).toBe(kind);
  });
});

/** A server that takes each key once, and says no for good to some. */
function createServer(saysNo: ReadonlySet<string>) {
  const order: string[] = [];
  return {
    order,
    take({ id }: Item): Reply {
      if (saysNo.has(id)) return refused;
      if (!order.includes(id)) order.push(id);
      return answer(id);
    },
  };
}

const fault = fc.constantFrom('none', 'lost-before', 'lost-after', 'unavailable', 'signed-out', 'portal');
const person = fc.record({ name: fc.integer({ min: 0, max: 4 }), saysNo: fc.boolean() });

describe('whatever goes wrong on the way', () => {
  it('nothing is lost, nothing is taken twice, each person’s contacts keep their order, and no refusal holds up others', () => {
    fc.assert(
      fc.property(
        fc.array(person, { maxLength: 12 }),
        fc.array(fault, { maxLength: 40 }),
        (recorded, faults) => {
          const first = new Map<number, string>();
          const saysNo = new Set<string>();
          let items = recorded.map(({ name, saysNo: no }, index): Item => {
            const id = `item-${index}`;
            if (no) saysNo.add(id);
            const met = first.get(name);
            if (met !== undefined) return again(id, met);
            first.set(name, id);
            return contact(id);
          });
          const server = createServer(saysNo);
          let now = 0;
          for (let turn = 0; ; turn += 1) {
            expect(turn).toBeLessThan(500);
            const step = nextStep(items, now);
            if (step.kind === 'nothing') break;
            if (step.kind === 'wait') {
              expect(step.until).toBeGreaterThan(now);
              now = step.until;
              continue;
            }
            const reply = replyTo(step.item, faults[turn] ?? 'none');
            items = items.map((item) => (item.id === step.item.id ? after(item, reply, now) : item));
          }

          const isStuck = (item: Item) => restsOnRefused(item, items);
          const kinds = items.map((item) => (isStuck(item) ? 'rests' : item.standing.kind));
          const firstOf = (index: number) => first.get(recorded[index]?.name ?? -1) ?? '';
          expect(kinds).toEqual(
            items.map(({ id }, index) =>
              saysNo.has(firstOf(index)) && firstOf(index) !== id
                ? 'rests'
                : saysNo.has(id)
                  ? 'refused'
                  : 'taken',
            ),
          );
          const taken = items.filter((_, index) => kinds[index] === 'taken').map(({ id }) => id);
          expect(server.order.toSorted()).toEqual(taken.toSorted());
          for (const name of first.keys()) {
            const mine = taken.filter((id) => recorded[Number(id.slice('item-'.length))]?.name === name);
            expect(server.order.filter((id) => mine.includes(id))).toEqual(mine);
          }

          function replyTo(item: Item, what: string): Reply {
            if (what === 'lost-before') return { kind: 'no-network' };
            if (what === 'unavailable') return { kind: 'unavailable' };
            if (what === 'signed-out') return { kind: 'signed-out' };
            if (what === 'portal') return replyOf(item, 200, '<html>');
            const reply = server.take(item);
            return what === 'lost-after' ? { kind: 'no-network' } : reply;
          }
        },
      ),
    );
  });
});
