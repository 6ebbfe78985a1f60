/** What a JSON text is made of, as far as names of fields are concerned: its strings, and what opens, closes and separates. */
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** An object or a list that is open at a place in the text. */
interface Open {
  /** The names that the object has so far; undefined in a list. */
  readonly names: Set<string> | undefined;
  /** The field or the place in the list that is being read. */
  at: string | number;
}

/**
 * The path to the first field that a JSON text names twice in one object, or undefined where there is none. JSON.parse
 * takes the last of them without a word, another reader may take the first. Reads the text once.
 * @param json a text that JSON.parse takes.
 */
export function repeatedField(json: string): (string | number)[] | undefined {
  const open: Open[] = [];
  let text = '';
  for (const [token] of json.matchAll(tokens)) {
    const inner = open.at(-1);
    if (token === '{') open.push({ names: new Set(), at: '' });
    else if (token === '[') open.push({ names: undefined, at: 0 });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',') {
      if (inner && typeof inner.at === 'number') inner.at += 1;
    } else if (token !== ':') text = token;
    else if (inner?.names) {
      const name: string = text.includes('\\') ? JSON.parse(text) : text.slice(1, -1);
      inner.at = name;
      if (inner.names.has(name)) return open.map(({ at }) => at);
      inner.names.add(name);
    }
  }
  return undefined;
}
