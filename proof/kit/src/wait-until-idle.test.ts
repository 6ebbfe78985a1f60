import { describe, expect, it } from '@jest/globals';
import { type Activity, waitUntilIdle } from './wait-until-idle.ts';

const options = { quietMs: 20, lookEveryMs: 1, limitMs: 5_000 };

/** A system that does these things, one at each look, and then nothing more. */
function system(...looks: Activity[]) {
  let looked = 0;
  const last = looks.at(-1) ?? { underWay: undefined, events: 0 };
  return {
    look: async (): Promise<Activity> => looks[looked++] ?? last,
    looked: () => looked,
  };
}

describe('waiting until a system is idle', () => {
  it('waits while something is under way, and tells what', async () => {
    const told: string[] = [];
    const busy = system(
      { underWay: 'a hold', events: 1 },
      { underWay: 'a visit', events: 1 },
      { underWay: undefined, events: 1 },
    );
    const idle = await waitUntilIdle(busy.look, { ...options, onUnderWay: (what) => told.push(what) });
    expect([idle.underWay, told]).toEqual([undefined, ['a hold', 'a visit']]);
  });

  it('takes no rest between two events for the end: time is counted from the last', async () => {
    const events = Array.from({ length: 30 }, (_, number) => ({ underWay: undefined, events: number }));
    const busy = system(...events);
    await waitUntilIdle(busy.look, options);
    expect(busy.looked()).toBeGreaterThan(events.length);
  });

  it('gives up after its time, and says what was under way, also when only events keep coming', async () => {
    const stuck = system({ underWay: 'a referral', events: 1 });
    expect(await waitUntilIdle(stuck.look, { ...options, limitMs: 30 })).toMatchObject({
      underWay: 'a referral',
    });
    let events = 0;
    const restless = async (): Promise<Activity> => ({ underWay: undefined, events: events++ });
    expect(await waitUntilIdle(restless, { ...options, limitMs: 30 })).toMatchObject({
      underWay: 'new facts keep coming',
    });
  });
});
