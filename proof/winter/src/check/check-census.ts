import type { census } from '@iwaa/contracts/http/shelter-capacity';
import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { z } from 'zod';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

export type Census = z.output<typeof census>;

/** The census of every night adds up to the beds, and has as many people in beds as the facts say. */
export function checkCensus(censuses: readonly Census[], facts: readonly PublishedFact[]): Check {
  const differences = censuses.flatMap(({ night, lines }): Difference<WinterDifferences>[] =>
    [...Map.groupBy(lines, ({ unit }) => unit)].flatMap(([unit, own]) => {
      const wrong = own.some(({ asKnownNow, asKnownThen }) =>
        [asKnownNow, asKnownThen].some(
          ({ beds, free, held, occupied, unusable }) => free + held + occupied + unusable !== beds,
        ),
      );
      const counted = own.reduce((sum, { asKnownNow }) => sum + asKnownNow.occupied, 0);
      const told = occupiedOn(night, unit, facts);
      return [
        ...(wrong ? [{ what: 'censusDoesNotAddUp', of: [night, unit] } as const] : []),
        ...(counted === told ? [] : [{ what: 'censusOfNight', of: [night, unit, counted, told] } as const]),
      ];
    }),
  );
  return toCheck(
    'census',
    'the census of every night adds up to the beds, and has as many people in beds as the facts say',
    censuses.length,
    differences,
  );
}

/** Stays that have begun by a night, less those that have ended by it; what was entered in error counts for neither. */
function occupiedOn(night: string, unit: string, facts: readonly PublishedFact[]): number {
  const by = (type: string, counts: (fact: PublishedFact) => boolean = () => true): number =>
    facts.filter(
      (fact) =>
        fact.type === type &&
        String(fact.data.bedId).includes(`.${unit}-`) &&
        String(fact.data.night) <= night &&
        counts(fact),
    ).length;
  return (
    by('iwaa.shelter-capacity.checked-in.v1') -
    by('iwaa.shelter-capacity.check-in-taken-back.v1') -
    by('iwaa.shelter-capacity.checked-out.v1') +
    by('iwaa.shelter-capacity.check-out-taken-back.v1', ({ data }) => data.goesOn === true)
  );
}
