import type { Check } from '../report/winter-report.ts';
import { toCheck } from './check.ts';

/** Somewhere that personal data must not be: what was read of it, and its name for whoever has to look. */
export interface SearchedPlace {
  readonly place: string;
  readonly text: string;
}

/** The mark that stands in every personal value is in no topic, no history, no document and no log. */
export function checkNothingPersonal(
  mark: string,
  places: Iterable<SearchedPlace>,
  marked: readonly string[],
): Check {
  let examined = 0;
  const differences = marked.map((document) => `a personal value stands in clear in ${document}`);
  for (const { place, text } of places) {
    examined += 1;
    if (text.includes(mark)) differences.push(`a personal value stands in ${place}`);
  }
  return toCheck(
    'nothing personal',
    'no personal value is in any topic, history, database or log',
    examined,
    differences,
  );
}

/** The control: the same values are there for whoever may ask intake for them. Without it the search proves nothing. */
export function checkSecretsAtHome(
  asked: readonly { readonly personId: string; readonly planted: unknown; readonly found: unknown }[],
): Check {
  const differences = asked
    .filter(({ planted, found }) => canonical(planted) !== canonical(found))
    .map(({ personId }) => `intake does not give back what was told of ${personId}`);
  if (asked.length === 0) differences.push('nobody was asked for');
  return toCheck(
    'control',
    'intake gives every personal value back to whoever may ask',
    asked.length,
    differences,
  );
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
