/** Some words, and where they stand among the others: `milestones.met`. */
export interface PlacedWords {
  readonly path: string;
  readonly text: string;
}

/** Everything that words say, in the order in which it stands there. */
export function wordsIn(words: object, within = ''): PlacedWords[] {
  return Object.entries(words).flatMap(([key, value]) => {
    const path = within === '' ? key : `${within}.${key}`;
    return typeof value === 'string' ? [{ path, text: value }] : wordsIn(value, path);
  });
}
