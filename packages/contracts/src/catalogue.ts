import type { EventDefinition } from './event.ts';
import { agencyEvents } from './events/agency.ts';
import { caseworkEvents } from './events/casework.ts';
import { intakeEvents } from './events/intake.ts';
import { mediationEvents } from './events/mediation.ts';
import { referralEvents } from './events/referral.ts';
import { shelterCapacityEvents } from './events/shelter-capacity.ts';

/** Every event of Iwaa. A new event is one definition in events/, listed there. */
export const catalogue: readonly EventDefinition[] = [
  ...intakeEvents,
  ...shelterCapacityEvents,
  ...referralEvents,
  ...agencyEvents,
  ...mediationEvents,
  ...caseworkEvents,
];

const byType = new Map(catalogue.map((definition) => [definition.type, definition]));

/** The definition of an event type, or undefined where Iwaa has no such event. */
export function definitionOf(type: string): EventDefinition | undefined {
  return byType.get(type);
}
