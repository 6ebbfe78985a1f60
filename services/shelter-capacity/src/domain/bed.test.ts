import { isRefusal } from '@iwaa/contracts/decision';
import type { NightLevel } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, kinds } from '../testing/judged-bed.ts';
import { type AddedBed, type Bed, type BedEvent, evolve, newBed } from './bed.ts';
import { type BedCommand, decide } from './bed-decisions.ts';

const bedId = 'sidi-kacem-centre.men-001';
const add: BedCommand = {
  type: 'add-bed',
  bedId,
  centreId: 'sidi-kacem-centre',
  provinceId: 'sidi-kacem',
  unit: 'men',
  overflow: false,
};
const eight = '2024-12-12T20:00:00.000Z';
const ten = '2024-12-12T22:00:00.000Z';
const named = {
  campaign: { startsOn: '2024-12-12', endsOn: '2025-01-31', timeZone: 'Africa/Casablanca' },
  at: '2024-12-13T20:00:00.000Z',
};

function hold(caseNumber: number, at = eight, lapsesAt = ten): BedCommand {
  const id = `hold-${caseNumber}`;
  const caseId = `SK-2425-0000${caseNumber}`;
  return {
    type: 'hold-bed',
    holdId: id,
    caseId,
    campaignId: 'SK-2425',
    needId: `need-${caseNumber}`,
    night: '2024-12-12',
    unit: 'men',
    at,
    lapsesAt,
    level: 'normal',
    overflowOpen: false,
    offer: null,
  };
}
const checkIn = (caseNumber: number): BedCommand => ({
  type: 'check-in',
  holdId: `hold-${caseNumber}`,
  caseId: `SK-2425-0000${caseNumber}`,
  stayId: `stay-${caseNumber}`,
  night: '2024-12-12',
  ...named,
});
const checkOut = (caseNumber: number): BedCommand => ({
  type: 'check-out',
  stayId: `stay-${caseNumber}`,
  night: '2024-12-13',
  reason: 'left-by-choice',
  ...named,
});
const release = (caseNumber: number): BedCommand => ({
  type: 'release-hold',
  holdId: `hold-${caseNumber}`,
  reason: 'declined-by-person',
});
const breakDown = (caseNumber: number): BedCommand => ({
  type: 'release-hold',
  holdId: `hold-${caseNumber}`,
  reason: 'bed-out-of-service',
});
const lapse = (caseNumber: number, at: string): BedCommand => ({
  type: 'lapse-hold',
  holdId: `hold-${caseNumber}`,
  at,
});

/** The bed after these commands, all of which must be taken. */
const given = (...commands: BedCommand[]): Bed => [add, ...commands].reduce(after, newBed);

describe('a bed out of service', () => {
  const takeOut: BedCommand = { type: 'take-out-of-service' };

  it('ends the hold that it had, and goes to nobody until it is returned', () => {
    expect(kinds(decide(given(hold(1)), takeOut))).toEqual(['hold-released', 'bed-taken-out-of-service']);
    const broken = given(hold(1), takeOut);
    expect(broken).toMatchObject({ status: 'out-of-service', holder: null });
    expect(decide(broken, hold(2))).toBe('bed-out-of-service');
    expect(decide(given(hold(1), takeOut, { type: 'return-to-service' }), hold(2))).toHaveLength(1);
  });

  it('is one whose hold is released because of it', () => {
    expect(given(hold(1), breakDown(1))).toMatchObject({ status: 'out-of-service', holder: null });
  });

  it('is never one that somebody sleeps in', () => {
    expect(decide(given(hold(1), checkIn(1)), takeOut)).toBe('bed-occupied');
  });
});

describe('a bed for cold nights', () => {
  const kept = after(newBed, { ...add, overflow: true } as BedCommand);
  const onA = (level: NightLevel, overflowOpen: boolean, command = hold(1)) =>
    ({ ...command, level, overflowOpen }) as BedCommand;

  it('is held only on a night whose level opens it, and the fact says both', () => {
    expect(decide(newBed, { ...add, overflow: true } as BedCommand)).toMatchObject([
      { data: { bedId, overflow: true } },
    ]);
    expect(decide(kept, onA('normal', false))).toBe('overflow-closed');
    expect(decide(kept, onA('cold', false))).toBe('overflow-closed');
    expect(decide(kept, onA('severe', true))).toMatchObject([
      { data: { overflow: true, nightLevel: 'severe' } },
    ]);
  });

  it('is kept by whoever has it when the night is normal again, and then goes to nobody', () => {
    const held = after(kept, onA('cold', true));
    expect(decide(held, onA('normal', false))).toEqual([]);
    expect(kinds(decide(held, checkIn(1)))).toEqual(['checked-in']);
    expect(decide(after(held, lapse(1, ten)), onA('normal', false, hold(2)))).toBe('overflow-closed');
    expect(decide(held, onA('normal', false, hold(2, ten)))).toBe('overflow-closed');
  });

  it('is none where nothing says so: the fact of a hold on a normal night is as it always was', () => {
    expect(Object.keys((decide(given(), hold(1)) as BedEvent[])[0]?.data ?? {})).not.toContain('nightLevel');
    expect(decide(given(), onA('cold', true))).toMatchObject([{ data: { nightLevel: 'cold' } }]);
    const { overflow: _, ...old } = given() as AddedBed;
    expect(kinds(decide(old as AddedBed, hold(1)))).toEqual(['bed-held']);
  });
});

describe('a bed', () => {
  it('is free once it was added, and held until an instant for one person', () => {
    expect(given()).toMatchObject({ status: 'free', holder: null });
    expect(given(hold(1))).toMatchObject({
      status: 'held',
      holder: 'SK-2425-00001',
      hold: { holdId: 'hold-1', lapsesAt: ten },
    });
  });

  it('is not held for another person while the hold runs or the bed is slept in', () => {
    expect(decide(given(hold(1)), hold(2, eight))).toBe('bed-held');
    expect(decide(given(hold(1), checkIn(1)), hold(2, ten))).toBe('bed-occupied');
  });

  it('whose hold has lapsed is taken over by the next person: the hold lapses and the bed is held, together', () => {
    const decision = decide(given(hold(1)), hold(2, ten, '2024-12-13T00:00:00.000Z'));
    expect(kinds(decision)).toEqual(['hold-lapsed', 'bed-held']);
    expect(decision[0]).toMatchObject({ data: { caseId: 'SK-2425-00001', holdId: 'hold-1' } });
    expect(decision[1]).toMatchObject({ data: { caseId: 'SK-2425-00002', holdId: 'hold-2' } });
  });

  it('is not held for a person whom its unit does not take', () => {
    expect(decide(given(), { ...hold(1), unit: 'women' } as BedCommand)).toBe('unit-does-not-suit');
  });

  it('is never held again by a hold that has ended, however it ended', () => {
    const ended = [
      given(hold(1), release(1)),
      given(hold(1), lapse(1, ten)),
      given(hold(1), checkIn(1), checkOut(1)),
    ];
    for (const bed of ended) expect(decide(bed, hold(1, ten))).toBe('hold-over');
  });

  it('whose hold still runs is not freed by asking for its lapse', () => {
    expect(decide(given(hold(1)), lapse(1, '2024-12-12T21:59:59.999Z'))).toEqual([]);
    expect(kinds(decide(given(hold(1)), lapse(1, ten)))).toEqual(['hold-lapsed']);
  });

  it('is given to who comes late, as long as nobody else has taken it', () => {
    const lapsed = given(hold(1, eight, eight));
    expect(kinds(decide(lapsed, checkIn(1)))).toEqual(['checked-in']);
    const taken = after(lapsed, hold(2, ten));
    expect(decide(taken, checkIn(1))).toBe('hold-over');
  });

  it('is not given to another person than the one for whom it is held', () => {
    const other: BedCommand = { ...checkIn(1), caseId: 'SK-2425-00009' } as BedCommand;
    expect(decide(given(hold(1)), other)).toBe('hold-of-another-case');
    expect(decide(given(hold(1), checkIn(1)), other)).toBe('hold-of-another-case');
    expect(decide(given(), checkIn(1))).toBe('hold-unknown');
  });

  it('that is slept in is freed by a check-out and not by giving up the hold', () => {
    const bed = given(hold(1), checkIn(1));
    expect(decide(bed, release(1))).toBe('hold-taken-up');
    expect(decide(bed, lapse(1, ten))).toEqual([]);
    expect(given(hold(1), checkIn(1), checkOut(1))).toMatchObject({ status: 'free', holder: null });
  });

  it('is freed by a check-out on the night of the check-in too', () => {
    const sameNight = { ...checkOut(1), night: '2024-12-12' } as BedCommand;
    expect(kinds(decide(given(hold(1), checkIn(1)), sameNight))).toEqual(['checked-out']);
  });

  it('is held anew for a need that the person states again after the first hold lapsed', () => {
    const again = {
      ...hold(1, ten, '2024-12-13T00:00:00.000Z'),
      holdId: 'hold-again',
      needId: 'need-again',
    } as BedCommand;
    const lapsed = given(hold(1));
    expect(kinds(decide(lapsed, again))).toEqual(['hold-lapsed', 'bed-held']);
    const lapsedByCase = given(hold(1), lapse(1, ten));
    expect(kinds(decide(lapsedByCase, again))).toEqual(['bed-held']);
    for (const bed of [lapsed, lapsedByCase]) {
      const held = after(bed, again);
      expect(held).toMatchObject({ status: 'held', holder: 'SK-2425-00001', hold: { holdId: 'hold-again' } });
      expect(decide(held, hold(1, ten))).toBe('hold-over');
    }
  });

  it('has no stay that ended before it began, and none that it never knew', () => {
    const bed = given(hold(1), checkIn(1));
    const nextNight: BedCommand = { ...checkIn(1), night: '2024-12-13' } as BedCommand;
    const early: BedCommand = { ...checkOut(1), night: '2024-12-12' } as BedCommand;
    expect(decide(given(hold(1), nextNight), early)).toBe('night-before-stay');
    expect(decide(bed, checkOut(2))).toBe('stay-unknown');
  });

  it.each([
    ['2024-12-11', 'night-outside-campaign'],
    ['2025-02-01', 'night-outside-campaign'],
    ['2024-12-14', 'night-not-yet'],
  ])('is neither checked in nor out of on %s: %s', (night, refusal) => {
    const until: BedCommand = { ...checkOut(1), night } as BedCommand;
    expect(decide(given(hold(1)), { ...checkIn(1), night } as BedCommand)).toBe(refusal);
    expect(decide(given(hold(1), checkIn(1)), until)).toBe(refusal);
  });

  it('is not slept in before the night for which it is held', () => {
    const later: BedCommand = { ...hold(1), night: '2024-12-13' } as BedCommand;
    expect(decide(given(later), checkIn(1))).toBe('night-before-hold');
    expect(kinds(decide(given(later), { ...checkIn(1), night: '2024-12-13' } as BedCommand))).toEqual([
      'checked-in',
    ]);
  });

  it('may be left on the night on which it was come to', () => {
    const sameNight: BedCommand = { ...checkOut(1), night: '2024-12-12' } as BedCommand;
    expect(kinds(decide(given(hold(1), checkIn(1)), sameNight))).toEqual(['checked-out']);
  });

  it('has each check-in and check-out recorded once: the same again says nothing, another night or reason is refused', () => {
    const slept = given(hold(1), checkIn(1));
    expect(decide(slept, checkIn(1))).toEqual([]);
    expect(decide(slept, { ...checkIn(1), night: '2024-12-13' } as BedCommand)).toBe(
      'check-in-recorded-otherwise',
    );
    const left = given(hold(1), checkIn(1), checkOut(1));
    expect(decide(left, checkOut(1))).toEqual([]);
    for (const otherwise of [{ night: '2024-12-12' }, { reason: 'to-hospital' }])
      expect(decide(left, { ...checkOut(1), ...otherwise } as BedCommand)).toBe(
        'check-out-recorded-otherwise',
      );
  });

  it('that was never added can not be used', () => {
    for (const command of [hold(1), checkIn(1), checkOut(1), release(1), lapse(1, ten)])
      expect(decide(newBed, command)).toBe('bed-unknown');
  });
});

describe('whatever is asked of a bed, in whatever order', () => {
  const number = fc.integer({ min: 1, max: 4 });
  const minute = fc
    .integer({ min: 0, max: 300 })
    .map((minutes) => new Date(Date.parse(eight) + minutes * 60_000).toISOString());
  const command: fc.Arbitrary<BedCommand> = fc.oneof(
    fc.tuple(number, minute, minute).map(([who, at, until]) => hold(who, at, until)),
    fc.tuple(number, minute).map(([who, at]) => lapse(who, at)),
    number.map(release),
    number.map(checkIn),
    number.map(checkOut),
    number.map(breakDown),
    fc.constantFrom<BedCommand>({ type: 'take-out-of-service' }, { type: 'return-to-service' }),
  );
  const history = fc.array(command, { maxLength: 40 });

  it('is never held anew on a night that does not open it, where it is kept for cold nights', () => {
    const nights = fc.array(fc.tuple(command, fc.constantFrom('normal', 'cold', 'severe'), fc.boolean()));
    fc.assert(
      fc.property(nights, (asked) => {
        const commands = asked.map(([one, level, opens]) =>
          one.type === 'hold-bed'
            ? ({ ...one, level, overflowOpen: opens && level !== 'normal' } as BedCommand)
            : one,
        );
        const kept = after(newBed, { ...add, overflow: true } as BedCommand);
        for (const { next, events } of run(commands, kept)) {
          const held = events.find(({ type }) => type === 'iwaa.shelter-capacity.bed-held.v1');
          if (!held) continue;
          expect(next).toMatchObject({ overflowOpen: true });
          const { nightLevel } = held.data as { nightLevel?: string };
          expect(held.data).toMatchObject({ overflow: true });
          expect(next).toMatchObject({ level: nightLevel });
        }
      }),
    );
  });

  /** Runs all commands and gives each step's bed before, decision and bed after. */
  function run(commands: readonly BedCommand[], from = given()) {
    let bed = from;
    return commands.map((next) => {
      const before = bed as AddedBed;
      const decision = decide(before, next);
      const events: readonly BedEvent[] = isRefusal(decision) ? [] : decision;
      bed = events.reduce(evolve, bed);
      return { before, next, decision, events, after: bed as AddedBed };
    });
  }

  it('never has two holders: it is held or slept in by its holder alone, and free without one', () => {
    fc.assert(
      fc.property(history, (commands) => {
        for (const { after } of run(commands)) {
          const there = [after.hold?.caseId, after.stay?.caseId].filter((holder) => holder !== undefined);
          expect(there).toEqual(after.holder === null ? [] : [after.holder]);
          const unheld = after.status === 'out-of-service' ? 'out-of-service' : 'free';
          expect(after.status).toBe(after.hold ? 'held' : after.stay ? 'occupied' : unheld);
        }
      }),
    );
  });

  it('passes from one person to another only through a fact that ends what the first had', () => {
    fc.assert(
      fc.property(history, (commands) => {
        for (const { before, after, events } of run(commands)) {
          if (before.holder === null || before.holder === after.holder) continue;
          expect(events[0]?.type).toMatch(/hold-lapsed|hold-released|checked-out/);
          expect(events[0]?.data).toMatchObject({ caseId: before.holder });
        }
      }),
    );
  });

  it('comes to the same state when its facts are replayed', () => {
    fc.assert(
      fc.property(history, (commands) => {
        const steps = run(commands);
        const replayed = steps.flatMap(({ events }) => events).reduce(evolve, given());
        expect(replayed).toEqual(steps.at(-1)?.after ?? given());
      }),
    );
  });

  it('decides nothing when a command that was taken is repeated', () => {
    fc.assert(
      fc.property(history, (commands) => {
        for (const { next, decision, after } of run(commands))
          if (!isRefusal(decision)) expect(decide(after, next)).toEqual([]);
      }),
    );
  });
});
