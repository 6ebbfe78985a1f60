import { InputRefusal } from './input-refusal.ts';
import type { ReportedNight } from './winter-csv.ts';

/**
 * The nights, all of which have come: what is recorded of a night that has not, the services refuse.
 * @param today `YYYY-MM-DD`
 * @throws InputRefusal naming the first that has not
 */
export function passedNights(nights: readonly ReportedNight[], today: string): readonly ReportedNight[] {
  const ahead = nights.find(({ night }) => night >= today);
  if (ahead)
    throw new InputRefusal(
      `The night ${ahead.night} has not passed yet; only nights before ${today} can be replayed.`,
    );
  return nights;
}
