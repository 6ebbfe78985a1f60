import type { ColdLevel, NightLevel } from '@iwaa/contracts/vocabulary';

/** A night that the committee has declared cold or severe. */
export interface ColdNight {
  night: string;
  level: ColdLevel;
}

/** How cold a night is by the list of a campaign's cold nights, which is not there before the first is declared. */
export function levelOfNight(
  { coldNights = [] }: { readonly coldNights?: readonly Readonly<ColdNight>[] | undefined },
  night: string,
): NightLevel {
  return coldNights.find((cold) => cold.night === night)?.level ?? 'normal';
}
