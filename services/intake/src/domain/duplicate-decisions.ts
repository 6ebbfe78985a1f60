import type { Decision } from '@iwaa/contracts/decision';
import type { Duplicate, DuplicateEvent } from './duplicate.ts';

export type DuplicateCommand =
  | ({ type: 'suggest' } & NonNullable<Duplicate['pair']>)
  | { type: 'tell-apart' }
  | { type: 'withdraw' };

/** Judges a command on two people who are likely one. What a person has judged stands: nothing suggests them again. */
export function decide(
  { pair, standing }: Duplicate,
  command: DuplicateCommand,
): Decision<DuplicateEvent, 'not-found'> {
  if (command.type === 'suggest') {
    const { type: _, ...data } = command;
    const isOpen = standing === null || standing === 'withdrawn';
    return isOpen ? [{ type: 'iwaa.intake.duplicate-suggested.v1', data }] : [];
  }
  if (pair === null) return 'not-found';
  const { duplicateId, provinceId } = pair;
  const data = { duplicateId, provinceId };
  switch (command.type) {
    case 'tell-apart':
      return standing === 'not-same' ? [] : [{ type: 'iwaa.intake.persons-told-apart.v1', data }];
    case 'withdraw':
      return standing === 'suggested' ? [{ type: 'iwaa.intake.duplicate-withdrawn.v1', data }] : [];
    default:
      return command satisfies never;
  }
}
