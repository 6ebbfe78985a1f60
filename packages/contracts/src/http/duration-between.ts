import type { DurationBounds } from '../deadline-bounds.ts';
import { durationMs } from '../duration.ts';
import { duration } from '../ids.ts';

/** An ISO-8601 duration within bounds, both included. */
export function durationBetween({ shortest, longest }: DurationBounds) {
  const says = `from ${shortest} to ${longest}`;
  return duration
    .refine((text) => durationMs(shortest) <= durationMs(text) && durationMs(text) <= durationMs(longest), {
      error: `must be a duration ${says}`,
    })
    .meta({ description: `A duration ${says}.`, examples: [shortest] });
}
