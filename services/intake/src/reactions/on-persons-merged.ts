import { personsMerged } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { MergePersons } from '../use-cases/merge-persons.ts';

/** Carries a merge through whose process died before it had; mostly there is nothing left to do. */
export function onPersonsMerged({ carryThrough }: Pick<MergePersons, 'carryThrough'>): Reaction {
  return reactTo(personsMerged, ({ data }) => carryThrough(data));
}
