import type { ColdLevel, NightLevel } from '@iwaa/contracts/vocabulary';

interface ColdNights {
  /** Not there in what a phone has kept from before there were levels. */
  readonly coldNights?: readonly { readonly night: string; readonly level: ColdLevel }[];
}

/** How cold a night is to a campaign. */
export function levelOfNight({ coldNights = [] }: ColdNights, night: string): NightLevel {
  return coldNights.find((cold) => cold.night === night)?.level ?? 'normal';
}
