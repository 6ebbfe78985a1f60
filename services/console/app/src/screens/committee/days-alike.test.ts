import { weekdays } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAlike } from './days-alike.ts';

const byDay = { from: '08:30', to: '16:30' };
const byNight = { from: '20:00', to: '24:00' };

describe('the days of an agency’s hours', () => {
  it('are told as one where they follow each other and are alike, those on which it is closed too', () => {
    const hours = {
      monday: [byDay],
      tuesday: [byDay],
      wednesday: [byDay, byNight],
      thursday: [byDay],
      friday: [byDay],
      saturday: [],
    };
    expect(daysAlike(hours)).toEqual([
      { first: 'monday', last: 'tuesday', openings: [byDay] },
      { first: 'wednesday', last: 'wednesday', openings: [byDay, byNight] },
      { first: 'thursday', last: 'friday', openings: [byDay] },
      { first: 'saturday', last: 'sunday', openings: [] },
    ]);
  });

  it('are all there, each once and with its own hours, and two that follow each other differ', () => {
    const openings = fc.subarray([byDay, byNight]);
    const week = fc.record(Object.fromEntries(weekdays.map((day) => [day, openings])), { requiredKeys: [] });
    fc.assert(
      fc.property(week, (hours: Parameters<typeof daysAlike>[0]) => {
        const told = daysAlike(hours);
        const days = told.flatMap(({ first, last }) =>
          weekdays.slice(weekdays.indexOf(first), weekdays.indexOf(last) + 1),
        );
        expect(days).toEqual([...weekdays]);
        for (const { first, last, openings } of told)
          for (const day of [first, last]) expect(hours[day] ?? []).toEqual(openings);
        for (const [index, { openings }] of told.entries())
          expect(openings).not.toEqual(told[index + 1]?.openings);
      }),
    );
  });
});
