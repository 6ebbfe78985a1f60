import { isRefusal } from '@iwaa/contracts/decision';
import { type Escort, escorts } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, kinds } from '../testing/judged-bed.ts';
import { type Bed, evolve, newBed } from './bed.ts';
import { type BedCommand, decide } from './bed-decisions.ts';

const bedId = 'sidi-kacem-centre.men-001';
const night = '2024-12-12';
const eight = Date.UTC(2024, 11, 12, 20);
const hour = 3_600_000;
/** An hour of that night, counted from eight. */
const at = (hours: number) => new Date(eight + hours * hour).toISOString();
const add: BedCommand = {
  ...{ type: 'add-bed', bedId, centreId: 'sidi-kacem-centre', provinceId: 'sidi-kacem' },
  ...{ unit: 'men', overflow: false },
};
/** A hold, or an offer, from an hour until two hours later. */
const hold = (person: number, from = 0, offer: { since: string } | null = null): BedCommand => ({
  ...{ type: 'hold-bed', holdId: `hold-${person}`, caseId: `SK-2425-0000${person}`, campaignId: 'SK-2425' },
  ...{ needId: `need-${person}`, night, unit: 'men', at: at(from), lapsesAt: at(from + 2) },
  ...{ level: 'normal', overflowOpen: false, offer },
});
/** The way may take two hours. */
const setOut = (from: number, escort: Escort = 'street-team', now = from): BedCommand => ({
  ...{ type: 'set-out', holdId: 'hold-1', setOutAt: at(from), until: at(from + 2), escort },
  ...{ level: 'normal', at: at(now) },
});
const lapse = (now: number): BedCommand => ({ type: 'lapse-hold', holdId: 'hold-1', at: at(now) });
const checkIn: BedCommand = {
  ...{ type: 'check-in', holdId: 'hold-1', caseId: 'SK-2425-00001', stayId: 'stay-1', night },
  ...{ campaign: { startsOn: night, endsOn: '2025-01-31', timeZone: 'Africa/Casablanca' }, at: at(1) },
};
const cameNot: BedCommand = {
  ...{ type: 'take-back-check-in', stayId: 'stay-1', reason: 'wrong-bed', campaignEnded: false, at: at(1) },
};

const given = (...commands: BedCommand[]): Bed => [add, ...commands].reduce(after, newBed);

describe('the way to the bed', () => {
  it('keeps the bed for as long as it may take, and no longer', () => {
    const under = given(hold(1), setOut(1));
    expect(under).toMatchObject({
      hold: { lapsesAt: at(3), onTheWay: { since: at(1), escort: 'street-team' } },
    });
    expect(decide(under, lapse(2.5))).toEqual([]);
    expect(decide(under, hold(2, 2.5))).toBe('bed-held');
    expect(kinds(decide(under, lapse(3)))).toEqual(['hold-lapsed']);
    expect(kinds(decide(under, hold(2, 3)))).toEqual(['hold-lapsed', 'bed-held']);
  });

  it('never makes a hold shorter', () => {
    expect(given(hold(1), setOut(-1, 'partner', 0))).toMatchObject({ hold: { lapsesAt: at(2) } });
  });

  it('is said once: the same again changes nothing, and nothing else stretches the hold again', () => {
    const under = given(hold(1), setOut(1));
    expect(decide(under, setOut(1, 'street-team', 2))).toEqual([]);
    expect(decide(under, setOut(1.5))).toBe('set-out-recorded-otherwise');
    expect(decide(under, setOut(1, 'centre'))).toBe('set-out-recorded-otherwise');
  });

  it('is not said of an hour that lies ahead, beyond what clocks differ by', () => {
    expect(decide(given(hold(1)), setOut(1, 'nobody', 0))).toBe('set-out-not-yet');
    expect(kinds(decide(given(hold(1)), setOut(0.01, 'nobody', 0)))).toEqual(['set-out']);
  });

  it('of somebody who is late still keeps the bed, as long as nobody else has it', () => {
    expect(kinds(decide(given(hold(1)), setOut(2.5)))).toEqual(['set-out']);
    expect(decide(given(hold(1), lapse(2)), setOut(2.5))).toBe('hold-over');
    expect(decide(given(hold(1), hold(2, 2)), setOut(2.5))).toBe('hold-over');
    expect(decide(given(), setOut(1))).toBe('hold-unknown');
  });

  it('to a bed that is offered accepts it', () => {
    const offered = given(hold(1, 0, { since: at(-3) }));
    expect(kinds(decide(offered, setOut(1)))).toEqual(['bed-held', 'set-out']);
    expect(after(offered, setOut(1))).toMatchObject({ hold: { offer: null, lapsesAt: at(3) } });
  });

  it('is over once the person has come, and stands again where that was entered in error', () => {
    expect(decide(given(hold(1), checkIn), setOut(1))).toEqual([]);
    const under = given(hold(1), setOut(0.5));
    const again = given(hold(1), setOut(0.5), checkIn, cameNot);
    expect(again.status === 'held' && again.hold).toEqual(under.status === 'held' && under.hold);
    expect(decide(again, setOut(1))).toBe('set-out-recorded-otherwise');
  });

  it('told of a cold night and a bed for such nights says so', () => {
    const cold = { level: 'severe', overflowOpen: true } as const;
    const bed = [{ ...add, overflow: true } as BedCommand, { ...hold(1), ...cold } as BedCommand].reduce(
      after,
      newBed,
    );
    expect(decide(bed, { ...setOut(1), level: 'severe' } as BedCommand)).toMatchObject([
      { data: { nightLevel: 'severe', overflow: true } },
    ]);
  });

  it('ends a hold at the later of its own end and what the first way may take, whatever is said in which order', () => {
    const said = fc.record({ from: fc.integer({ min: -3, max: 6 }), escort: fc.constantFrom(...escorts) });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 5 }), (words) => {
        const bed = words.reduce(
          (now: Bed, { from, escort }) => {
            const decision = decide(now, setOut(from, escort, 6));
            return isRefusal(decision) ? now : decision.reduce(evolve, now);
          },
          given(hold(1)),
        );
        const [first] = words;
        const end = first ? Math.max(2, first.from + 2) : 2;
        expect(bed).toMatchObject({ status: 'held', hold: { lapsesAt: at(end) } });
      }),
    );
  });
});
