import type { Decision } from '@iwaa/contracts/decision';
import type { EventOf } from '@iwaa/contracts/event';
import type { personsMerged } from '@iwaa/contracts/events/intake';

export type MergesEvent = EventOf<typeof personsMerged>;
type Merge = MergesEvent['data'];

/**
 * Who was merged with whom in a province. All of them stand in one document, so that of two merges that cross each other one is the
 * first: nobody is merged with somebody who is merged already, and no circle comes to be.
 */
export interface Merges {
  merges: Pick<Merge, 'duplicateId' | 'mergedPersonId' | 'survivingPersonId'>[];
}

export const noMerges: Merges = { merges: [] };

export type MergesCommand = { type: 'merge' } & Merge;
export type MergesRefusal = 'person-merged';

/** Merges two people once, whichever of them was to go on; who was merged before is neither merged nor merged with. */
export function decide({ merges }: Merges, command: MergesCommand): Decision<MergesEvent, MergesRefusal> {
  const { type: _, ...data } = command;
  if (merges.some(({ duplicateId }) => duplicateId === data.duplicateId)) return [];
  const isMerged = (personId: string) => merges.some(({ mergedPersonId }) => mergedPersonId === personId);
  if ([data.mergedPersonId, data.survivingPersonId].some(isMerged)) return 'person-merged';
  return [{ type: 'iwaa.intake.persons-merged.v1', data }];
}

export function evolve({ merges }: Merges, { data }: MergesEvent): Merges {
  const { duplicateId, mergedPersonId, survivingPersonId } = data;
  return { merges: [...merges, { duplicateId, mergedPersonId, survivingPersonId }] };
}
