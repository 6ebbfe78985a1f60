import type { Outcome } from '@iwaa/service-kit/outcome';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { StateFields } from '@iwaa/service-kit/store/state-fields';
import {
  decide,
  evolve,
  type MergesCommand,
  type MergesEvent,
  type MergesRefusal,
  type Merges as MergesState,
  noMerges,
} from '../domain/merges.ts';

const stateFields: StateFields<MergesState> = {
  merges: [{ duplicateId: String, mergedPersonId: String, survivingPersonId: String }],
};
type Merge = MergesEvent['data'];

/** The merges of each province. */
export interface Merges {
  /** Gives the merge of the pair as it was decided, now or before. */
  merge(merge: Merge, command: CommandKey): Promise<Outcome<Merge, MergesRefusal>>;
}

export function createMerges(aggregates: Aggregates): Merges {
  const store = aggregates.create<MergesState, MergesCommand, MergesEvent, MergesRefusal>({
    name: 'merges',
    stateFields,
    initial: noMerges,
    decide,
    evolve,
  });
  return {
    merge: (merge, command) =>
      store.execute(
        merge.provinceId,
        { type: 'merge', ...merge },
        {
          command,
          result: ({ merges }) => ({
            ...merge,
            ...merges.find(({ duplicateId }) => duplicateId === merge.duplicateId),
          }),
        },
      ),
  };
}
