import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { Clock } from '@iwaa/service-kit/clock';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { BedCommand } from '../domain/bed-decisions.ts';
import type { Beds } from '../store/beds.ts';
import { type HoldOutcome, judgeHold } from './judge-hold.ts';

type Ending =
  | Extract<BedCommand, { type: 'release-hold' }>
  | Omit<Extract<BedCommand, { type: 'lapse-hold' }>, 'at'>;

/** Ends a hold before anybody has come, on the bed that has it, and says what became of it. */
export type EndHold = (scope: ActorScope, ending: Ending, command: CommandKey) => Promise<HoldOutcome>;

export function createEndHold(beds: Pick<Beds, 'ofHold' | 'execute'>, clock: Clock): EndHold {
  const commandOf = (ending: Ending): BedCommand =>
    ending.type === 'lapse-hold' ? { ...ending, at: clock().toISOString() } : ending;
  return (scope, ending, command) => judgeHold(beds, scope, ending.holdId, () => commandOf(ending), command);
}
