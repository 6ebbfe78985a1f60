import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { Clock } from '@iwaa/service-kit/clock';
import { type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { type Bed, holdStateOf } from '../domain/bed.ts';
import type { BedCommand, BedRefusal } from '../domain/bed-decisions.ts';
import type { Beds } from '../store/beds.ts';

type Ending =
  | Extract<BedCommand, { type: 'release-hold' }>
  | Omit<Extract<BedCommand, { type: 'lapse-hold' }>, 'at'>;
type HoldState = NonNullable<ReturnType<typeof holdStateOf>>;

export interface HoldAnswer {
  readonly holdId: string;
  readonly bedId: string;
  readonly state: HoldState;
}

/** Ends a hold before anybody has come, on the bed that has it, and says what became of it. */
export type EndHold = (
  scope: ActorScope,
  ending: Ending,
  command: CommandKey,
) => Promise<Outcome<HoldAnswer, BedRefusal | 'not-found'>>;

export function createEndHold(beds: Beds, clock: Clock): EndHold {
  return async (scope, ending, command) => {
    const { holdId } = ending;
    const bed = await beds.ofHold(holdId, scope);
    if (!bed) return refused('not-found');
    const { bedId } = bed;
    const now = clock().toISOString();
    return beds.execute(bedId, ending.type === 'lapse-hold' ? { ...ending, at: now } : ending, {
      command,
      result: (after) => holdAnswerOf(after, bedId, holdId),
    });
  };
}

/** What has become of a hold that a bed has just judged a command on. */
export function holdAnswerOf(bed: Bed, bedId: string, holdId: string): HoldAnswer {
  const state = bed.status === 'absent' ? undefined : holdStateOf(bed, holdId);
  if (!state) throw new Error('A command about a hold was taken by a bed that does not know the hold.');
  return { holdId, bedId, state };
}
