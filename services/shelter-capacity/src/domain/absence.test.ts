import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { defaultNightLevels } from '@iwaa/contracts/night-levels';
import type { NightLevel } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, kinds } from '../testing/judged-bed.ts';
import type { AbsenceCommand } from './absence-decisions.ts';
import { type Bed, newBed } from './bed.ts';
import { type BedCommand, decide } from './bed-decisions.ts';

const caseId = 'SK-2425-00001';
const [thursday, friday, saturday] = ['2024-12-12', '2024-12-13', '2024-12-14'];
const levels: Record<string, NightLevel> = {};
const campaign = {
  ...{ startsOn: thursday, endsOn: '2025-01-31', timeZone: 'Africa/Casablanca' },
  ...{ deadlines: defaultDeadlines, nightLevels: defaultNightLevels, levels },
};
/** So many hours after Thursday, 20:00. */
const hours = (count: number) =>
  new Date(Date.parse('2024-12-12T19:00:00Z') + count * 3_600_000).toISOString();

type Wish = AbsenceCommand extends infer Command
  ? Command extends AbsenceCommand
    ? Omit<Command, 'campaign' | 'at'>
    : never
  : never;
const at = (time: string, wish: Wish, under = campaign) =>
  ({ ...wish, campaign: under, at: time }) as AbsenceCommand;
const stayId = 'stay-1';
const absent = (night: string, time: string, under = campaign) =>
  at(time, { type: 'record-absence', stayId, night, foundAt: time }, under);
const present = (night: string, time: string, by: 'roll-call' | 'reception' = 'roll-call') =>
  at(time, { type: 'record-presence', stayId, night, foundAt: time, by });
const overnight = (passId: string, from: string, to: string, time = hours(0)) =>
  at(time, { type: 'give-pass', stayId, pass: { passId, kind: 'overnight', from, to, until: null } });
const late = (night: string, until: string, time = hours(0)) =>
  at(time, {
    type: 'give-pass',
    stayId,
    pass: { passId: 'late', kind: 'late', from: night, to: night, until },
  });
const takeBack = (passId: string, time: string) => at(time, { type: 'take-back-pass', passId });
const end = (time: string, losesBedAt = hours(50), under = campaign) =>
  at(time, { type: 'end-absent-stay', stayId, losesBedAt }, under);

const asleep: BedCommand[] = [
  {
    ...{ type: 'add-bed', bedId: 'centre.men-001', centreId: 'centre', provinceId: 'sidi-kacem' },
    ...{ unit: 'men', overflow: false },
  },
  {
    ...{ type: 'hold-bed', holdId: 'hold-1', caseId, campaignId: 'SK-2425', needId: 'need-1', unit: 'men' },
    ...{
      night: thursday,
      at: hours(0),
      lapsesAt: hours(2),
      level: 'normal',
      overflowOpen: false,
      offer: null,
    },
  },
  { type: 'check-in', holdId: 'hold-1', caseId, stayId, night: thursday, campaign, at: hours(0) },
];

const given = (...commands: BedCommand[]): Bed => [...asleep, ...commands].reduce(after, newBed);
const stayOf = (bed: Bed) => (bed.status === 'absent' ? null : bed.stay);
const absenceOf = (bed: Bed) => stayOf(bed)?.absence ?? null;

describe('an absence', () => {
  it('without a pass names when the bed is lost, from its first night on, however often it is found again', () => {
    const once = given(absent(thursday, hours(2)));
    expect(absenceOf(once)).toMatchObject({ since: thursday, losesBedAt: hours(50), passId: null });
    const again = after(once, absent(friday, hours(26)));
    expect(absenceOf(again)).toMatchObject({ since: thursday, night: friday, losesBedAt: hours(50) });
    expect(decide(again, absent(friday, hours(26)))).toEqual([]);
  });

  it('ends when the person is found there, and whoever was never absent is only asked of by reception', () => {
    expect(absenceOf(given(absent(thursday, hours(2)), present(friday, hours(26))))).toBeNull();
    expect(kinds(decide(given(), present(thursday, hours(2))))).toEqual([]);
    expect(kinds(decide(given(), present(thursday, hours(2), 'reception')))).toEqual(['presence-recorded']);
  });

  it('is judged by the later word, in whichever order two are taken down', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.boolean()),
        (times, isThere) => {
          const words = times.map((time) =>
            isThere.next().value
              ? present(thursday, hours(time), 'reception')
              : absent(thursday, hours(time)),
          );
          const last = words.toSorted((one, other) => (one.at < other.at ? -1 : 1)).at(-1);
          const isAbsent = absenceOf(given(...words)) !== null;
          expect(isAbsent).toBe(last?.type === 'record-absence');
        },
      ),
    );
  });

  it('of a night before the stay, outside the campaign or to come is refused', () => {
    expect(decide(given(), absent('2024-12-11', hours(2)))).toBe('night-outside-campaign');
    expect(decide(given(), absent(friday, hours(2)))).toBe('night-not-yet');
    const later = asleep
      .with(2, { ...asleep[2], night: friday, at: hours(30) } as BedCommand)
      .reduce(after, newBed);
    expect(decide(later, absent(thursday, hours(31)))).toBe('night-before-stay');
  });

  it('is of nobody once the stay has ended', () => {
    const left = given({
      ...{ type: 'check-out', stayId, night: thursday, reason: 'left-by-choice', campaign, at: hours(3) },
    });
    expect(decide(left, absent(thursday, hours(4)))).toBe('stay-unknown');
    expect(decide(left, end(hours(90)))).toEqual([]);
  });
});

describe('a pass', () => {
  it('keeps the bed on each of its nights and on no other', () => {
    const away = given(overnight('pass-1', friday, saturday));
    expect(absenceOf(after(away, absent(thursday, hours(2))))).toMatchObject({ passId: null });
    const friday1 = after(away, absent(friday, hours(26)));
    expect(absenceOf(friday1)).toMatchObject({ passId: 'pass-1', losesBedAt: null });
    expect(decide(friday1, end(hours(300)))).toEqual([]);
    const sunday = after(friday1, absent('2024-12-15', hours(74)));
    expect(absenceOf(sunday)).toMatchObject({ since: friday, passId: null, losesBedAt: hours(74 + 48) });
  });

  it('to come late counts until its hour', () => {
    const bed = given(late(thursday, hours(3)));
    expect(absenceOf(after(bed, absent(thursday, hours(2))))?.passId).toBe('late');
    expect(absenceOf(after(bed, absent(thursday, hours(4))))?.passId).toBeNull();
    const rehearsal = { ...absent(thursday, '2026-11-30T20:00:00.000Z') };
    expect(absenceOf(after(bed, rehearsal))?.passId).toBe('late');
  });

  it('given to somebody who is absent already keeps their bed, and taken back begins the grace anew', () => {
    const covered = given(absent(thursday, hours(2)), overnight('pass-1', thursday, friday, hours(5)));
    expect(absenceOf(covered)).toMatchObject({ passId: 'pass-1', losesBedAt: null });
    const bare = after(covered, takeBack('pass-1', hours(8)));
    expect(absenceOf(bare)).toMatchObject({ since: thursday, passId: null, losesBedAt: hours(56) });
    expect(decide(bare, takeBack('pass-1', hours(9)))).toEqual([]);
    expect(decide(bare, takeBack('pass-2', hours(9)))).toBe('pass-unknown');
  });

  it('is within the campaign and the stay, and not over', () => {
    expect(decide(given(), overnight('p', '2024-12-11', friday))).toBe('night-outside-campaign');
    expect(decide(given(), overnight('p', friday, '2025-02-01'))).toBe('night-outside-campaign');
    expect(decide(given(), overnight('p', thursday, friday, hours(100)))).toBe('pass-over');
    expect(decide(given(), late(thursday, hours(40)))).toBe('pass-outside-night');
    expect(decide(given(), late(thursday, hours(1), hours(2)))).toBe('pass-over');
  });
});

describe('the grace', () => {
  const gone = given(absent(thursday, hours(2)));

  it('costs the bed when it is over, with a reason of its own, and not before', () => {
    expect(decide(gone, end(hours(49)))).toEqual([]);
    const lost = decide(gone, end(hours(50)));
    expect(lost).toMatchObject([{ data: { reason: 'absent-without-pass', night: saturday } }]);
    expect(decide(after(gone, end(hours(50))), end(hours(51)))).toEqual([]);
    const anew = given(absent(thursday, hours(2)), present(friday, hours(26)), absent(saturday, hours(49)));
    expect(decide(anew, end(hours(50)))).toEqual([]);
  });

  it('goes on over a night on which sanctions rest, and costs the bed after it', () => {
    const cold = { ...campaign, levels: { [saturday]: 'severe' as const } };
    expect(kinds(decide(gone, end(hours(50), hours(50), cold)))).toEqual(['absence-grace-extended']);
    const rested = after(gone, end(hours(50), hours(50), cold));
    expect(absenceOf(rested)).toMatchObject({ since: thursday, losesBedAt: hours(74) });
    expect(decide(rested, end(hours(60), hours(74), cold))).toEqual([]);
    expect(kinds(decide(rested, end(hours(74), hours(74), cold)))).toEqual(['checked-out']);
  });

  it('goes on once for a cold night where the clock stands outside the campaign, as in a rehearsal', () => {
    const cold = { ...campaign, levels: { [thursday]: 'cold' as const } };
    const on = (hour: number) => `2026-11-30T0${hour}:00:00.000Z`;
    const brief = {
      ...cold,
      deadlines: { ...defaultDeadlines, absence: 'PT1H' },
    } as unknown as typeof campaign;
    const bed = given(absent(thursday, on(1), brief));
    const rested = after(bed, end(on(2), on(2), brief));
    expect(absenceOf(rested)).toMatchObject({ losesBedAt: on(3), restedOn: thursday });
    expect(kinds(decide(rested, end(on(3), on(3), brief)))).toEqual(['checked-out']);
  });

  it('does not go on where the campaign lets no sanction rest on such a night', () => {
    const { cold, severe } = defaultNightLevels;
    const strict = {
      ...campaign,
      levels: { [saturday]: 'cold' as const },
      nightLevels: { cold: { ...cold, restsSanctions: false }, severe },
    };
    expect(kinds(decide(gone, end(hours(50), hours(50), strict as typeof campaign)))).toEqual([
      'checked-out',
    ]);
  });
});
