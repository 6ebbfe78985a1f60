import { isRefusal } from '@iwaa/contracts/decision';
import { type Bed, evolve } from '../domain/bed.ts';
import { type BedCommand, decide } from '../domain/bed-decisions.ts';

/** The bed after a command, which must be taken. */
export function after(bed: Bed, command: BedCommand): Bed {
  const decision = decide(bed, command);
  if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision}`);
  return decision.reduce(evolve, bed);
}

/** The kinds of the facts that were decided, such as `bed-held`, or the refusal. */
export const kinds = (decision: ReturnType<typeof decide>) =>
  isRefusal(decision) ? decision : decision.map(({ type }) => type.split('.')[2]);
