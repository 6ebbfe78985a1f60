import type { StoredDocument } from '../evidence/documents.ts';
import type { Finding } from './finding.ts';

/** Of those who raced for the beds of a province of their own, as many as there are beds have one each, and all others wait, once each. */
export function checkRace(
  documents: readonly StoredDocument[],
  race: { readonly provinceId: string; readonly beds: number; readonly racers: number },
): Finding {
  const own = documents.filter(({ state }) => state.provinceId === race.provinceId);
  const beds = own.filter(({ collection }) => collection === 'bed');
  const holders = beds.map(({ state }) => state.holder).filter((holder) => typeof holder === 'string');
  const waiting = own
    .filter(({ collection, state }) => collection === 'waiting-list-entry' && state.status === 'waiting')
    .map(({ state }) => String(state.caseId));
  const differences: string[] = [];
  const expect = (what: string, is: number, should: number): void => {
    if (is !== should) differences.push(`${what}: ${is} instead of ${should}`);
  };
  expect('beds', beds.length, race.beds);
  expect('beds that are held', holders.length, race.beds);
  expect('different people who have one', new Set(holders).size, race.beds);
  expect('people who wait', waiting.length, race.racers - race.beds);
  expect('different people who have a bed or wait', new Set([...holders, ...waiting]).size, race.racers);
  return {
    name: 'race',
    claim: `${race.racers} people who race for ${race.beds} beds get ${race.beds}, and the others wait`,
    examined: beds.length + waiting.length,
    differences,
  };
}
