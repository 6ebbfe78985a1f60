import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

/** Somewhere that personal data must not be: what was read of it, and what is to be said where a personal value stands in it. */
export interface SearchedPlace {
  readonly place: Difference<WinterDifferences>;
  readonly text: string;
}

/** The mark that stands in every personal value is in no topic, no history, no document and no log. */
export function checkNothingPersonal(
  mark: string,
  places: Iterable<SearchedPlace>,
  marked: readonly string[],
): Check {
  const forms = formsOf(mark);
  let examined = 0;
  const differences: Difference<WinterDifferences>[] = marked.map((document) => ({
    what: 'personalInDocument',
    of: [document],
  }));
  for (const { place, text } of places) {
    examined += 1;
    if (forms.some((form) => text.includes(form))) differences.push(place);
  }
  if (examined === 0) differences.push({ what: 'noPlace', of: [] });
  return toCheck(
    'nothing personal',
    'no personal value is in any topic, history, database or log',
    examined,
    differences,
  );
}

/** The mark in clear, and as it looks inside a text in base64, where it may begin at any of three places in a group of bytes. */
function formsOf(mark: string): string[] {
  const inBase64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(mark)]).toString('base64');
    // The characters at both ends depend on the neighbours too.
    return text.slice(shift === 0 ? 0 : shift + 1, Math.floor(((shift + Buffer.byteLength(mark)) * 8) / 6));
  });
  return [mark, ...inBase64.filter((form) => form.length >= leastForm)];
}

/** Shorter forms than this would be found in any ciphertext by chance. */
const leastForm = 8;

/**
 * The control: the same values are there for whoever may ask intake for them. Without it the search proves nothing, unless
 * there was nothing to find.
 * @param contacts how many contacts were to be replayed: without one nobody can be asked for
 */
export function checkSecretsAtHome(
  contacts: number,
  asked: readonly { readonly personId: string; readonly planted: unknown; readonly found: unknown }[],
): Check {
  const differences: Difference<WinterDifferences>[] = asked
    .filter(
      ({ planted, found }) =>
        planted === undefined || planted === null || canonical(planted) !== canonical(found),
    )
    .map(({ personId }) => ({ what: 'notGivenBack', of: [personId] }));
  if (asked.length === 0 && contacts > 0) differences.push({ what: 'nobodyAsked', of: [] });
  const check = toCheck(
    'control',
    'intake gives every personal value back to whoever may ask',
    asked.length,
    differences,
  );
  return contacts > 0
    ? check
    : { ...check, note: 'nothing to examine: at this scale the winter has no contact' };
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
