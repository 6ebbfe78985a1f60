import type { Injected } from './inject.ts';
import type { PlannedFault } from './plan-faults.ts';

/** A fault as it came. */
export interface DoneFault extends PlannedFault, Injected {
  /** When it began, ISO-8601. */
  readonly at: string;
}

/** How long a clock that was moved goes wrong, in ms. */
export const movedForMs = 6000;
