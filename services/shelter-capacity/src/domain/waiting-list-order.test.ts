import { priorities } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explainPlace } from './explain-place.ts';
import { orderKey, placesOf, type Standing } from './waiting-list-order.ts';

const standing: fc.Arbitrary<Standing> = fc.record({
  entryId: fc.uuid(),
  priority: fc.constantFrom(...priorities),
  onStreetSince: fc.option(fc.constantFrom('2019-11', '2023-05', '2024-01')),
  since: fc.constantFrom('2024-12-12T20:00:00Z', '2024-12-12T20:00:00.500Z', '2024-12-13T19:00:00.000Z'),
});
const list = fc.uniqueArray(standing, { selector: ({ entryId }) => entryId, maxLength: 30 });

function sorted(entries: readonly Standing[]): Standing[] {
  const byOrder = (a: Standing, b: Standing) => (orderKey(a) < orderKey(b) ? -1 : 1);
  return [...entries].sort(byOrder);
}
const person = (over: Partial<Standing>): Standing => ({
  entryId: 'a',
  priority: 4,
  onStreetSince: null,
  since: '2024-12-12T20:00:00.000Z',
  ...over,
});
const order = (...people: Standing[]) => sorted(people).map(({ entryId }) => entryId);

const nobody = { priority: 0, street: 0, order: 0 };

describe('the order of the waiting list', () => {
  it('puts a minor before an old person before a sick one before the rest, whoever asked first', () => {
    const people = [4, 3, 2, 1].map((priority, index) =>
      person({
        entryId: String(priority),
        priority: priority as 1,
        since: `2024-12-12T2${index}:00:00.000Z`,
      }),
    );
    expect(order(...people)).toEqual(['1', '2', '3', '4']);
  });

  it('puts who is longer on the street first among equals, and who does not say since when last', () => {
    const people = [
      person({ entryId: 'unknown' }),
      person({ entryId: 'since-2024', onStreetSince: '2024-02' }),
      person({ entryId: 'since-2020', onStreetSince: '2020-12' }),
    ];
    expect(order(...people)).toEqual(['since-2020', 'since-2024', 'unknown']);
  });

  it('puts who asked first first where all else is equal', () => {
    const late = person({ entryId: 'late', since: '2024-12-12T20:00:00.001Z' });
    expect(order(late, person({ entryId: 'early', since: '2024-12-12T20:00:00Z' }))).toEqual([
      'early',
      'late',
    ]);
  });

  it('follows the rule for any list: priority, then time on the street, then who asked first', () => {
    fc.assert(
      fc.property(list, (entries) => {
        const ordered = sorted(entries);
        for (const [index, next] of ordered.slice(1).entries()) {
          const first = ordered[index] as Standing;
          expect(first.priority).toBeLessThanOrEqual(next.priority);
          if (first.priority !== next.priority) continue;
          const [street, nextStreet] = [first.onStreetSince ?? '9999', next.onStreetSince ?? '9999'];
          expect(street <= nextStreet).toBe(true);
          if (street === nextStreet)
            expect(Date.parse(first.since)).toBeLessThanOrEqual(Date.parse(next.since));
        }
      }),
    );
  });

  it('gives everybody a place of their own, and counts by each rule who comes before', () => {
    fc.assert(
      fc.property(list, (entries) => {
        const ordered = sorted(entries);
        for (const [index, { place }] of placesOf(ordered, nobody).entries()) {
          const ahead = ordered.slice(0, index);
          expect(place.place).toBe(index + 1);
          expect(place.aheadByPriority).toBe(
            ahead.filter(({ priority }) => priority < place.priority).length,
          );
          expect(place.aheadByPriority + place.aheadByStreet + place.aheadByAsking).toBe(index);
          const same = ahead.filter(({ priority }) => priority === place.priority);
          const longer = same.filter(({ onStreetSince }) => onStreetSince !== ordered[index]?.onStreetSince);
          expect(place.aheadByStreet).toBe(longer.length);
        }
      }),
    );
  });
});

describe('a part of the list', () => {
  it('gives each the place that the whole list gives, told who comes before its first', () => {
    fc.assert(
      fc.property(list, fc.nat(), (entries, at) => {
        const whole = placesOf(sorted(entries), nobody);
        const begin = at % Math.max(whole.length, 1);
        const first = whole[begin]?.place;
        const before = first && {
          priority: first.aheadByPriority,
          street: first.aheadByPriority + first.aheadByStreet,
          order: first.place - 1,
        };
        const part = whole.slice(begin).map(({ entry }) => entry);
        expect(placesOf(part, before ?? nobody)).toEqual(whole.slice(begin));
      }),
    );
  });
});

describe('the sentence that says why this place', () => {
  const place = { place: 5, priority: 2, aheadByPriority: 1, aheadByStreet: 2, aheadByAsking: 1 } as const;

  it('is said in the language that is asked for, with its plurals', () => {
    expect(explainPlace(place, 'en')).toBe(
      'Place 5, in the group "people aged 65 and over": 1 person of a group with a higher priority, 2 people of the same group with a longer time on the street, and 1 person of the same group who asked earlier come before.',
    );
    expect(explainPlace(place, 'fr')).toContain(
      'passent avant 1 personne d’un groupe plus prioritaire, 2 personnes du même groupe à la rue depuis plus longtemps et 1 personne',
    );
    // As it is read, from right to left, also where it is shown on a page of another direction.
    expect(explainPlace(place, 'ar')).toMatch(/^\u2067الرتبة \u2066\d+\u2069.*\u2069$/);
    expect(explainPlace(place, 'ar')).toContain('شخص واحد من فئة ذات أولوية أعلى، وشخصان من الفئة نفسها');
  });

  it('says of the next person that nobody comes before', () => {
    const next = { place: 1, priority: 4, aheadByPriority: 0, aheadByStreet: 0, aheadByAsking: 0 } as const;
    expect(explainPlace(next, 'en')).toContain('nobody who waits comes before');
  });

  it.each([
    ['en', 1, ': 1 person of the same group who asked earlier comes before.'],
    ['en', 2, ': 2 people of the same group who asked earlier come before.'],
    ['fr', 1, '\u00a0: passe avant 1 personne du même groupe'],
    ['fr', 2, '\u00a0: passent avant 2 personnes du même groupe'],
    ['ar', 1, 'قبله شخص واحد من'],
    ['ar', 2, 'قبله شخصان من'],
    ['ar', 3, 'قبله 3 أشخاص من'],
    ['ar', 10, 'قبله 10 أشخاص من'],
    ['ar', 11, 'قبله 11 شخصا من'],
    ['ar', 99, 'قبله 99 شخصا من'],
    ['ar', 100, 'قبله 100 شخص من'],
    ['ar', 103, 'قبله 103 أشخاص من'],
  ] as const)('counts people as the language does: %s, %i', (language, ahead, words) => {
    const place = {
      place: ahead + 1,
      priority: 4,
      aheadByPriority: 0,
      aheadByStreet: 0,
      aheadByAsking: ahead,
    } as const;
    expect(explainPlace(place, language).replace(/[\u2066-\u2069]/g, '')).toContain(words);
  });

  it('says in the plural that one of each of two kinds come before', () => {
    const place = { place: 3, priority: 4, aheadByPriority: 1, aheadByStreet: 0, aheadByAsking: 1 } as const;
    expect(explainPlace(place, 'fr')).toContain(
      '\u00a0: passent avant 1 personne d’un groupe plus prioritaire et 1',
    );
  });

  it('names no reason that puts nobody before', () => {
    const second = { place: 2, priority: 4, aheadByPriority: 0, aheadByStreet: 0, aheadByAsking: 1 } as const;
    expect(explainPlace(second, 'en')).not.toMatch(/priority, |street/);
  });
});
