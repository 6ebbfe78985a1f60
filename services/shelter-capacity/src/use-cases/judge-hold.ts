import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { type AddedBed, type Bed, holdStateOf } from '../domain/bed.ts';
import type { BedCommand, BedRefusal } from '../domain/bed-decisions.ts';
import type { Beds } from '../store/beds.ts';

type HoldState = NonNullable<ReturnType<typeof holdStateOf>>;

export interface HoldAnswer {
  readonly holdId: string;
  readonly bedId: string;
  readonly state: HoldState;
}

export type HoldOutcome = Outcome<HoldAnswer, BedRefusal | 'not-found'>;

/** Has the bed that has a hold, or had it, judge a command about it, and says what has become of the hold. */
export async function judgeHold(
  beds: Pick<Beds, 'ofHold' | 'execute'>,
  scope: ActorScope,
  holdId: string,
  commandFor: (bed: AddedBed) => BedCommand | Promise<BedCommand>,
  command: CommandKey,
): Promise<HoldOutcome> {
  const bed = await beds.ofHold(holdId, scope);
  if (!bed) return refused('not-found');
  const { bedId } = bed;
  return beds.execute(bedId, await commandFor(bed), {
    command,
    result: (after) => answerOf(after, bedId, holdId),
  });
}

function answerOf(bed: Bed, bedId: string, holdId: string): HoldAnswer {
  const state = bed.status === 'absent' ? undefined : holdStateOf(bed, holdId);
  if (!state) throw new Error('A command about a hold was taken by a bed that does not know the hold.');
  return { holdId, bedId, state };
}
