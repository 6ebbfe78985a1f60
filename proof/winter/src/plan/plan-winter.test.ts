import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scaleWinter } from '../input/scale.ts';
import { planWinter } from './plan-winter.ts';
import type { WinterPlan } from './winter-plan.ts';

const winter = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), {
    minLength: 1,
    maxLength: 30,
  })
  .map((nights) =>
    nights.map(([contacts, placements], index) => ({
      night: new Date(Date.UTC(2024, 11, 12 + index)).toISOString().slice(0, 10),
      contacts,
      placements: Math.min(contacts, placements),
    })),
  );
const planned = fc
  .tuple(winter, fc.string({ minLength: 1, maxLength: 8 }))
  .map(([nights, seed]) => planWinter(scaleWinter(nights, 1), seed, 'mark'));

function forEachPlan(check: (plan: WinterPlan) => void): void {
  fc.assert(fc.property(planned, check), { numRuns: 40 });
}

describe('the plan of a winter', () => {
  it('meets and places exactly as many as each night says', () => {
    forEachPlan((plan) => {
      for (const night of plan.nights) {
        expect(night.met).toHaveLength(night.contacts);
        expect(night.arriving).toHaveLength(night.placements);
      }
    });
  });

  it('meets nobody twice in a night, and nobody who is in a bed', () => {
    forEachPlan((plan) => {
      const inBed = new Set<number>();
      for (const night of plan.nights) {
        for (const { number } of night.leaving) inBed.delete(number);
        const numbers = night.met.map(({ person }) => person.number);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(numbers.filter((number) => inBed.has(number))).toEqual([]);
        for (const { number } of night.arriving) inBed.add(number);
      }
    });
  });

  it('has nobody absent who has no bed, or who came to it on that night', () => {
    forEachPlan((plan) => {
      const inBed = new Set<number>();
      for (const night of plan.nights) {
        for (const { number } of night.leaving) inBed.delete(number);
        expect(night.absent.filter(({ person }) => !inBed.has(person.number))).toEqual([]);
        for (const { number } of night.arriving) inBed.add(number);
      }
    });
  });

  it('never has more people in a unit than it has beds', () => {
    forEachPlan((plan) => {
      const inBed = new Map<number, string>();
      for (const night of plan.nights) {
        for (const { number } of night.leaving) expect(inBed.delete(number)).toBe(true);
        for (const { number, profile } of night.arriving) inBed.set(number, profile.unit);
        for (const unit of ['men', 'women', 'families'] as const) {
          expect([...inBed.values()].filter((taken) => taken === unit).length).toBeLessThanOrEqual(
            plan.beds[unit],
          );
        }
      }
    });
  });

  it('lets only those arrive or stay away who asked for a bed tonight', () => {
    forEachPlan((plan) => {
      for (const night of plan.nights) {
        const asked = new Set(
          night.met.filter(({ needs }) => needs.includes('shelter')).map(({ person }) => person.number),
        );
        expect(asked.size).toBe(night.arriving.length + night.stayingAway.length);
        for (const { number } of [...night.arriving, ...night.stayingAway])
          expect(asked.has(number)).toBe(true);
      }
    });
  });

  it('states no need and declines it in the same breath', () => {
    forEachPlan((plan) => {
      for (const { needs, declined } of plan.nights.flatMap(({ met }) => met)) {
        expect(needs.filter((need) => declined.includes(need))).toEqual([]);
      }
    });
  });

  it('has a reason only for a bed that is declined', () => {
    forEachPlan((plan) => {
      for (const { shelterDeclinedFor, declined } of plan.nights.flatMap(({ met }) => met)) {
        if (shelterDeclinedFor !== null) expect(declined).toContain('shelter');
      }
    });
  });

  it('meets nobody on the night on which they are given up', () => {
    forEachPlan((plan) => {
      for (const night of plan.nights) {
        const met = new Set(night.met.map(({ person }) => person.number));
        expect(night.lost.filter(({ number }) => met.has(number))).toEqual([]);
      }
    });
  });

  it('calls the first contact with a person the first, and no other', () => {
    forEachPlan((plan) => {
      const known = new Set<number>();
      for (const { person, firstContact } of plan.nights.flatMap(({ met }) => met)) {
        expect(firstContact).toBe(!known.has(person.number));
        known.add(person.number);
      }
      expect(known.size).toBe(plan.people.length);
    });
  });

  it('corrects only people who were met first on the night before, by a value that holds the mark', () => {
    forEachPlan((plan) => {
      for (const [index, { corrected }] of plan.nights.entries()) {
        const before = plan.nights[index - 1]?.met.filter(({ firstContact }) => firstContact) ?? [];
        const numbers = before.map(({ person }) => person.number);
        expect(numbers).toEqual(expect.arrayContaining(corrected.map(({ person }) => person.number)));
        for (const { nickname } of corrected) expect(nickname).toContain('mark');
      }
    });
  });

  it('is the same for the same seed and another for another', () => {
    const nights = scaleWinter([{ night: '2024-12-12', contacts: 40, placements: 5 }], 1);
    expect(planWinter(nights, 'a', 'mark')).toEqual(planWinter(nights, 'a', 'mark'));
    expect(planWinter(nights, 'a', 'mark')).not.toEqual(planWinter(nights, 'b', 'mark'));
  });
});
