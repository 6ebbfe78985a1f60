/**
 * Looks things up that never change once they are there, so that each is read from the database once. What is not there
 * is looked for again each time.
 * @param limit how many are kept; past it the one kept longest is let go.
 */
export function settled<Thing>(
  load: (id: string) => Promise<Thing | undefined>,
  limit = 1000,
): (id: string) => Promise<Thing | undefined> {
  const known = new Map<string, Thing>();
  return async (id) => {
    const kept = known.get(id);
    if (kept !== undefined) return kept;
    const thing = await load(id);
    if (thing === undefined) return undefined;
    const [oldest] = known.keys();
    if (known.size >= limit && oldest !== undefined) known.delete(oldest);
    known.set(id, thing);
    return thing;
  };
}
