import { isRefusal } from '@iwaa/contracts/decision';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Duplicate, evolve, newDuplicate } from './duplicate.ts';
import { type DuplicateCommand, decide } from './duplicate-decisions.ts';

const uuid = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const suggest: DuplicateCommand = {
  ...{ type: 'suggest', duplicateId: uuid(9), provinceId: 'sidi-kacem' },
  ...{ personIds: [uuid(1), uuid(2)], suggestedAt: '2024-12-12T21:00:00.000Z' },
};
const tellApart: DuplicateCommand = { type: 'tell-apart' };
const withdraw: DuplicateCommand = { type: 'withdraw' };

/** What became of a pair after these, those that are refused left out. */
function after(...commands: readonly DuplicateCommand[]): Duplicate {
  return commands.reduce((duplicate, command) => {
    const decision = decide(duplicate, command);
    return isRefusal(decision) ? duplicate : decision.reduce(evolve, duplicate);
  }, newDuplicate);
}

describe('two people who are likely one', () => {
  it('are suggested, once', () => {
    expect(after(suggest)).toMatchObject({ standing: 'suggested', pair: { personIds: [uuid(1), uuid(2)] } });
    expect(decide(after(suggest), suggest)).toEqual([]);
  });

  it('are suggested anew where it was withdrawn', () => {
    expect(after(suggest, withdraw).standing).toBe('withdrawn');
    expect(after(suggest, withdraw, suggest).standing).toBe('suggested');
  });

  it.each([tellApart, withdraw])('are not judged before they are suggested: $type', (command) => {
    expect(decide(newDuplicate, command)).toBe('not-found');
  });

  it('are told apart after it was withdrawn too, by whoever has them before their eyes', () => {
    expect(after(suggest, withdraw, tellApart).standing).toBe('not-same');
  });

  it('stay apart once somebody has told them apart, whatever comes, and each command decides once', () => {
    const commands = fc.array(fc.constantFrom(suggest, tellApart, withdraw));
    fc.assert(
      fc.property(commands, commands, (before, later) => {
        const apart = after(suggest, ...before, tellApart);
        expect(after(suggest, ...before, tellApart, ...later)).toEqual(apart);
        for (const command of before) {
          const duplicate = after(...before, command);
          const again = decide(duplicate, command);
          expect(isRefusal(again) ? [] : again).toEqual([]);
        }
      }),
    );
  });
});
