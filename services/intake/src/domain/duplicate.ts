import type { EventOf } from '@iwaa/contracts/event';
import type { duplicateSuggested, duplicateWithdrawn, personsToldApart } from '@iwaa/contracts/events/intake';
import type { DuplicateStanding } from '@iwaa/contracts/vocabulary';

export type DuplicateEvent =
  | EventOf<typeof duplicateSuggested>
  | EventOf<typeof personsToldApart>
  | EventOf<typeof duplicateWithdrawn>;

/** Two people who are likely one, and what somebody judged of it. Why they are likely one is kept beside it, and is gone once it is not so. */
export interface Duplicate {
  /** Null before they were suggested. */
  pair: EventOf<typeof duplicateSuggested>['data'] | null;
  standing: DuplicateStanding | null;
}

export const newDuplicate: Duplicate = { pair: null, standing: null };

export function evolve(duplicate: Duplicate, event: DuplicateEvent): Duplicate {
  switch (event.type) {
    case 'iwaa.intake.duplicate-suggested.v1':
      return { pair: event.data, standing: 'suggested' };
    case 'iwaa.intake.persons-told-apart.v1':
      return { ...duplicate, standing: 'not-same' };
    case 'iwaa.intake.duplicate-withdrawn.v1':
      return { ...duplicate, standing: 'withdrawn' };
    default:
      return event satisfies never;
  }
}
