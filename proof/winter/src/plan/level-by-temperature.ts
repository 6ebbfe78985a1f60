import type { NightLevel } from '@iwaa/contracts/vocabulary';
import type { ReportedNight } from '../input/winter-csv.ts';

/** Below these (°C) public practice declares a night cold, and severe. */
const declaredBelow = { cold: 0, severe: -5 } as const;

/** What a committee declares a night to be, by its lowest temperature; normal where none was reported. */
export function levelByTemperature({
  minimumTemperature,
}: Pick<ReportedNight, 'minimumTemperature'>): NightLevel {
  if (minimumTemperature === undefined || minimumTemperature >= declaredBelow.cold) return 'normal';
  return minimumTemperature < declaredBelow.severe ? 'severe' : 'cold';
}
