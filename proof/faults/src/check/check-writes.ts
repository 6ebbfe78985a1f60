import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { Effect, Write } from '../load/journal.ts';
import type { Finding } from './finding.ts';

type Fact = Pick<PublishedFact, 'id' | 'type' | 'data'>;

/** Every acknowledged write is there once; an unknown one once or never; a refused one is not there by its own doing. */
export function checkWrites(writes: Iterable<Write>, facts: readonly Fact[]): Finding {
  const meant = [...writes].filter((write) => write.request.effect !== undefined);
  const places = Map.groupBy(meant, ({ request }) => placeOf(request.effect as Effect));
  const found = findEffects(places.values(), facts);
  const differences = [...places].flatMap(([place, own]) => checkPlace(own, place, found));
  return {
    name: 'writes',
    claim: 'every acknowledged write is there once, every unknown one once or never',
    examined: meant.length,
    differences,
  };
}

/** The place in the topics at which an effect is looked for. */
function placeOf({ type, where }: Pick<Effect, 'type' | 'where'>): string {
  const fields = Object.entries(where).sort(([one], [other]) => (one < other ? -1 : 1));
  return [type, ...fields.map(([name, value]) => `${name}=${value}`)].join(' ');
}

/** The distinct facts at each place, and beside them those that may stand instead. */
function findEffects(
  places: Iterable<readonly Write[]>,
  facts: readonly Fact[],
): Map<string, Map<string, Fact>> {
  const wanted = new Map<string, Set<string>>();
  for (const [first] of places) {
    const effect = first?.request.effect;
    if (!effect) continue;
    for (const type of [effect.type, ...(effect.orElse ?? [])]) {
      const shapes = wanted.get(type) ?? new Set();
      wanted.set(type, shapes.add(Object.keys(effect.where).sort().join(' ')));
    }
  }
  const found = new Map<string, Map<string, Fact>>();
  for (const fact of facts) {
    for (const shape of wanted.get(fact.type) ?? []) {
      const where = Object.fromEntries(shape.split(' ').map((name) => [name, String(fact.data[name])]));
      const place = placeOf({ type: fact.type, where });
      found.set(place, (found.get(place) ?? new Map()).set(fact.id, fact));
    }
  }
  return found;
}

function checkPlace(
  writes: readonly Write[],
  place: string,
  found: ReadonlyMap<string, ReadonlyMap<string, Fact>>,
): string[] {
  const effect = writes[0]?.request.effect;
  if (!effect) return [];
  const there = [...(found.get(place)?.values() ?? [])];
  const bound = writes.filter(
    ({ outcome }) => outcome.kind === 'acknowledged' && isMeant(effect, outcome.answer),
  );
  const open = writes.filter(({ outcome }) => outcome.kind === 'unknown');
  const keys = writes.map(({ request }) => request.key).join(', ');
  const instead = (effect.orElse ?? []).some((type) => found.has(placeOf({ type, where: effect.where })));
  const least = effect.count === 'each' ? bound.length : Math.min(1, bound.length);
  const most = effect.count === 'each' ? bound.length + open.length : 1;
  if (there.length < least && !instead)
    return [`${place}: acknowledged (${keys}) and there ${there.length} times instead of ${least}`];
  if (there.length > most)
    return [`${place}: there ${there.length} times, and ${most} at most were asked for (${keys})`];
  return bound.flatMap(({ request, outcome }) => {
    if (outcome.kind !== 'acknowledged' || there.length !== 1) return [];
    return (effect.alike ?? [])
      .filter((name) => name in outcome.answer && outcome.answer[name] !== there[0]?.data[name])
      .map(
        (name) =>
          `${place}: ${name} was answered as ${outcome.answer[name]} (${request.key}) and is ${there[0]?.data[name]}`,
      );
  });
}

function isMeant({ onlyIf = {} }: Effect, answer: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(onlyIf).every(([name, value]) => answer[name] === value);
}
