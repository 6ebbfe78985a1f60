import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DeadlineSchedule, scheduleDeadlines } from './deadline-schedule.ts';

const runs = fc.record({
  deadlines: fc.integer({ min: 1, max: 20_000 }),
  mostPerSecond: fc.integer({ min: 1, max: 200 }),
});

/** Seconds from the first contact until each contact is sent, and until its deadline. */
function timesOf({ perSecond, waits, blockOf }: DeadlineSchedule, deadlines: number) {
  return Array.from({ length: deadlines }, (_, index) => {
    const sent = index / perSecond;
    return { sent, due: sent + (waits[blockOf(index)] ?? Number.NaN) };
  });
}

const rounding = 1e-6;

describe('the schedule of the deadlines', () => {
  it('has every deadline fall into the same minute', () => {
    fc.assert(
      fc.property(runs, ({ deadlines, mostPerSecond }) => {
        const schedule = scheduleDeadlines(deadlines, mostPerSecond);
        const due = timesOf(schedule, deadlines).map((times) => times.due);
        expect(Math.min(...due)).toBeGreaterThan(schedule.firstDue - rounding);
        expect(Math.max(...due)).toBeLessThan(schedule.firstDue + 60 + rounding);
      }),
    );
  });

  it('leaves time after the last contact, and more after many', () => {
    fc.assert(
      fc.property(runs, ({ deadlines, mostPerSecond }) => {
        const schedule = scheduleDeadlines(deadlines, mostPerSecond);
        const lastSent = Math.max(...timesOf(schedule, deadlines).map(({ sent }) => sent));
        expect(schedule.firstDue - lastSent).toBeGreaterThanOrEqual(20 + deadlines / 250 - rounding);
      }),
    );
  });

  it('asks for no more contacts a second than can be taken', () => {
    fc.assert(
      fc.property(runs, ({ deadlines, mostPerSecond }) => {
        expect(scheduleDeadlines(deadlines, mostPerSecond).perSecond).toBeLessThanOrEqual(mostPerSecond);
      }),
    );
  });

  it('has about as many deadlines fall due in each second of the minute: every block brings its share', () => {
    fc.assert(
      fc.property(runs, ({ deadlines, mostPerSecond }) => {
        const schedule = scheduleDeadlines(deadlines, mostPerSecond);
        const ofSecond = Array.from({ length: 60 }, () => 0);
        for (const { due } of timesOf(schedule, deadlines)) {
          const second = Math.min(59, Math.floor(due - schedule.firstDue + rounding));
          ofSecond[second] = (ofSecond[second] ?? 0) + 1;
        }
        const furthest = Math.max(...ofSecond.map((found) => Math.abs(found - deadlines / 60)));
        expect(furthest).toBeLessThanOrEqual(schedule.waits.length + rounding);
      }),
    );
  });

  it('gives whole seconds, as a campaign declares them', () => {
    fc.assert(
      fc.property(runs, ({ deadlines, mostPerSecond }) => {
        expect(scheduleDeadlines(deadlines, mostPerSecond).waits.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});
