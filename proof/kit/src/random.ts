/** A source of chance that gives the same draws for the same seed. */
export interface Random {
  /** At least 0 and below 1. */
  next(): number;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** One of the values, each as likely as its weight. */
  weighted<Value>(weights: readonly (readonly [Value, number])[]): Value;
  /** The values in another order. */
  shuffled<Value>(values: readonly Value[]): Value[];
  /** A source of its own for a part of the work, so that a change in one part does not shift the draws of another. */
  fork(label: string): Random;
}

/** Draws by mulberry32, whose 32 bits of state are plenty for a rehearsal and no use for secrets. */
export function createRandom(seed: string): Random {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    weighted(weights) {
      let drawn = next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of weights) {
        drawn -= weight;
        if (drawn < 0) return value;
      }
      const last = weights.at(-1);
      if (!last) throw new RangeError('There is nothing to draw from');
      return last[0];
    },
    shuffled(values) {
      const copy = [...values];
      for (let index = copy.length - 1; index > 0; index -= 1) {
        const other = between(0, index);
        [copy[index], copy[other]] = [
          copy[other] as (typeof copy)[number],
          copy[index] as (typeof copy)[number],
        ];
      }
      return copy;
    },
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}

/** FNV-1a, for 32 bits of state from a text. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value;
}
