import { isRefusal } from '@iwaa/contracts/decision';
import type { RollCallOutcome } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { decide, evolve, newRollCall, type RollCall, type RollCallCommand, unsettled } from './roll-call.ts';

const of = {
  ...{ rollCallId: 'roll-1', centreId: 'centre', provinceId: 'sidi-kacem' },
  ...({ unit: 'men', night: '2024-12-12' } as const),
};
const call = (calledAt: string, ...words: [stayId: string, present: boolean][]): RollCallCommand => ({
  ...{ type: 'call-roll', ...of, calledAt },
  words: words.map(([stayId, present]) => ({ stayId, bedId: `centre.men-00${stayId}`, present })),
});
const settle = (number: number, outcomes: Record<string, RollCallOutcome>): RollCallCommand => ({
  ...{ type: 'settle-roll-call', call: number, outcomes },
});

function after(roll: RollCall, command: RollCallCommand): RollCall {
  const decision = decide(roll, command);
  if (isRefusal(decision)) throw new Error(decision);
  return decision.reduce(evolve, roll);
}
const given = (...commands: RollCallCommand[]) => commands.reduce(after, newRollCall);
const outcomes = (roll: RollCall) =>
  roll.status === 'called'
    ? Object.fromEntries(roll.people.map(({ stayId, outcome }) => [stayId, outcome]))
    : {};

describe('a roll call', () => {
  it('is open for each person until it is taken down what they were said to be', () => {
    const roll = given(call('20:00', ['1', true], ['2', false]));
    expect(roll.status === 'called' && unsettled(roll).map(({ stayId }) => stayId)).toEqual(['1', '2']);
    const settled = after(roll, settle(1, { 1: 'present', 2: 'with-pass' }));
    expect(outcomes(settled)).toEqual({ 1: 'present', 2: 'with-pass' });
  });

  it('settled again changes nothing, with whatever outcome', () => {
    const roll = given(call('20:00', ['1', false]), settle(1, { 1: 'absent' }));
    expect(decide(roll, settle(1, { 1: 'present' }))).toEqual([]);
    expect(decide(newRollCall, settle(1, { 1: 'present' }))).toEqual([]);
  });

  it('called again opens those whom it names again, and keeps the others', () => {
    const twice = given(
      call('20:00', ['1', false], ['2', true]),
      settle(1, { 1: 'absent', 2: 'present' }),
      call('22:00', ['1', true], ['3', true]),
    );
    expect(outcomes(twice)).toEqual({ 1: null, 2: 'present', 3: null });
    // What was read off the beds before the second call may be of before it.
    expect(decide(twice, settle(1, { 1: 'absent' }))).toEqual([]);
    expect(outcomes(after(twice, settle(2, { 1: 'present', 3: 'left' })))).toEqual({
      ...{ 1: 'present', 2: 'present', 3: 'left' },
    });
  });
});
