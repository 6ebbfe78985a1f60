import type { EventDefinition, OneOf } from './event.ts';
import { agencyEvents } from './events/agency.ts';
import { caseworkEvents } from './events/casework.ts';
import { intakeEvents } from './events/intake.ts';
import { mediationEvents } from './events/mediation.ts';
import { referralEvents } from './events/referral.ts';
import { shelterCapacityEvents } from './events/shelter-capacity.ts';

/** Every event of Iwaa. A new event is one definition in events/, listed there. */
const definitions = [
  ...intakeEvents,
  ...shelterCapacityEvents,
  ...referralEvents,
  ...agencyEvents,
  ...mediationEvents,
  ...caseworkEvents,
] as const;
export const catalogue: readonly EventDefinition[] = definitions;

/** Any event of Iwaa. */
export type AnyEvent = OneOf<typeof definitions>;

/** Every event that says which case it is about. */
export type CaseEvent = Extract<AnyEvent, { data: { caseId: string } }>;
export type CaseEventType = CaseEvent['type'];

const byType = new Map(catalogue.map((definition) => [definition.type, definition]));

/** The definition of an event type, or undefined where Iwaa has no such event. */
export function definitionOf(type: string): EventDefinition | undefined {
  return byType.get(type);
}
