import { isRefusal } from '@iwaa/contracts/decision';
import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import { alertFollowUps, alertWithdrawalReasons, lookResults } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Alert, evolve, followUpOf, newAlert, stateOf } from './alert.ts';
import { type AlertCampaign, type AlertCommand, decide } from './alert-decisions.ts';

const seenAt = '2025-01-14T21:40:00.000Z';
const at = '2025-01-14T22:00:00.000Z';
const campaign: AlertCampaign = {
  ...{ campaignId: 'SK-2425', provinceId: 'sidi-kacem', ended: false },
  ...{ startsOn: '2024-12-12', endsOn: '2025-01-31', timeZone: 'Africa/Casablanca' },
  ...{ deadlines: defaultDeadlines, levels: {} },
};
type Raise = Extract<AlertCommand, { type: 'raise-alert' }>;
const raise = (otherwise: Partial<Raise> = {}): Raise => ({
  ...{ type: 'raise-alert', alertId: 'SK-2425-A-00042', campaign, place: 'bus-station', seenAt, at },
  ...{ signs: ['sleeping-outside'], people: 2, source: 'public', agencyId: null },
  ...otherwise,
});
const lookOn = (round: number, result: (typeof lookResults)[number], night = '2025-01-14'): AlertCommand => ({
  type: 'record-look',
  look: { roundId: `7c3f3a0e-51a9-4f0e-9f0b-3c6f5f3f1a0${round}`, team: 'north', night, result },
  campaign,
  at,
});
const escalate = (now: string): AlertCommand => ({ type: 'escalate-alert', at: now });
const withdraw = (reason: (typeof alertWithdrawalReasons)[number] = 'raised-twice'): AlertCommand => ({
  type: 'withdraw-alert',
  reason,
});

function after(...commands: AlertCommand[]): Alert {
  return commands.reduce((alert, command) => {
    const decision = decide(alert, command);
    if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision}`);
    return decision.reduce(evolve, alert);
  }, newAlert);
}

describe('an alert', () => {
  it('is to be looked at within the time of its campaign from when it was told, whenever it was seen', () => {
    expect(after(raise())).toMatchObject({
      raised: { night: '2025-01-14', seenAt, people: 2 },
      lookBy: '2025-01-15T00:00:00.000Z',
    });
  });

  it('is to be looked at sooner on a cold night where the campaign says so', () => {
    const nightLevels = {
      cold: { opensOverflow: true, restsSanctions: true, deadlines: {} },
      severe: { opensOverflow: true, restsSanctions: true, deadlines: { alertLooked: 'PT30M' } },
    };
    const severe = { ...campaign, nightLevels, levels: { '2025-01-14': 'severe' as const } };
    expect(after(raise({ campaign: severe })).lookBy).toBe('2025-01-14T22:30:00.000Z');
  });

  it.each([
    ['of a campaign that has ended', { campaign: { ...campaign, ended: true } }, 'campaign-ended'],
    ['of what will be seen', { seenAt: '2025-01-14T22:05:01.000Z' }, 'seen-not-yet'],
    ['of a night before the campaign', { seenAt: '2024-12-12T10:59:59.000Z' }, 'night-outside-campaign'],
  ] as const)('is not raised %s', (_, otherwise, code) => {
    expect(decide(newAlert, raise(otherwise))).toBe(code);
  });

  it('that a clock five minutes ahead tells of is taken', () => {
    expect(stateOf(after(raise({ seenAt: '2025-01-14T22:05:00.000Z' })))).toBe('open');
  });

  it.each(['found', 'already-known'] as const)('is over when a look came to: %s', (result) => {
    const alert = after(raise(), lookOn(1, result));
    expect([alert.lookBy, stateOf(alert), followUpOf(alert)]).toEqual([null, result, 'looked-at']);
    expect(decide(alert, lookOn(2, 'not-found'))).toBe('alert-over');
    expect(decide(alert, withdraw())).toBe('alert-over');
  });

  it('is looked at again on the next round where nobody was found, and is over when nobody is again', () => {
    const once = after(raise(), lookOn(1, 'not-found'));
    expect([once.lookBy, stateOf(once)]).toEqual(['2025-01-15T22:00:00.000Z', 'open']);
    const twice = after(raise(), lookOn(1, 'not-found'), lookOn(2, 'not-found', '2025-01-15'));
    expect([twice.lookBy, stateOf(twice)]).toEqual([null, 'not-found']);
  });

  it('was looked at once by a team that says so twice on one round, and may find somebody on it after all', () => {
    const once = after(raise(), lookOn(1, 'not-found'), lookOn(1, 'not-found'));
    expect([once.looks.length, stateOf(once)]).toEqual([1, 'open']);
    expect(stateOf(after(raise(), lookOn(1, 'not-found'), lookOn(1, 'found')))).toBe('found');
  });

  it('is not looked at on a round of a night before it', () => {
    expect(decide(after(raise()), lookOn(1, 'found', '2025-01-13'))).toBe('round-before-alert');
  });

  it('is told to the committee once its time has passed, once for each time, and stays open', () => {
    const alert = after(raise());
    expect(decide(alert, escalate('2025-01-14T23:59:59.999Z'))).toEqual([]);
    const told = after(raise(), escalate('2025-01-15T00:00:00.000Z'));
    expect([told.escalated, stateOf(told), followUpOf(told)]).toEqual([true, 'open', 'not-yet']);
    expect(decide(told, escalate('2025-01-15T00:00:01.000Z'))).toEqual([]);
    const looked = after(raise(), escalate('2025-01-15T00:00:00.000Z'), lookOn(1, 'not-found'));
    expect([looked.escalated, decide(looked, escalate(at))]).toEqual([false, []]);
  });

  it('is over when it is withdrawn, and says so to whoever raised it', () => {
    const alert = after(raise(), withdraw());
    expect([stateOf(alert), followUpOf(alert)]).toEqual(['withdrawn', 'withdrawn']);
    expect(decide(alert, withdraw())).toEqual([]);
    expect(decide(alert, withdraw('mistake'))).toBe('alert-over');
    expect(decide(alert, escalate('2026-01-01T00:00:00.000Z'))).toEqual([]);
  });

  it.each([lookOn(1, 'found'), withdraw(), escalate(at)])(
    'that nobody raised is not found by $type',
    (command) => {
      expect(decide(newAlert, command)).toBe('not-found');
    },
  );
});

const instant = fc
  .integer({ min: 0, max: 30 * 60 })
  .map((minutes) => new Date(Date.parse(at) + minutes * 60_000).toISOString());
const anyCommand: fc.Arbitrary<AlertCommand> = fc.oneof(
  fc.constant(raise()),
  fc
    .record({
      round: fc.integer({ min: 1, max: 4 }),
      result: fc.constantFrom(...lookResults),
      now: instant,
    })
    .map(({ round, result, now }) => ({ ...lookOn(round, result), at: now }) as AlertCommand),
  fc.constantFrom(...alertWithdrawalReasons).map(withdraw),
  instant.map(escalate),
);

function lived(commands: readonly AlertCommand[]): Alert[] {
  const states = [after(raise())];
  for (const command of commands) {
    const now = states.at(-1) ?? newAlert;
    const decision = decide(now, command);
    states.push(isRefusal(decision) ? now : decision.reduce(evolve, now));
  }
  return states;
}
const someCommands = fc.array(anyCommand, { maxLength: 12 });

describe('whatever is done about an alert', () => {
  it('it is open exactly as long as somebody has a time to look by, and once over nothing changes it', () => {
    fc.assert(
      fc.property(someCommands, (commands) => {
        const states = lived(commands);
        for (const alert of states) expect(stateOf(alert) === 'open').toBe(alert.lookBy !== null);
        const over = states.findIndex((alert) => alert.lookBy === null);
        if (over >= 0) expect(new Set(states.slice(over))).toEqual(new Set([states[over]]));
      }),
    );
  });

  it('a command that was taken changes nothing when it is sent again', () => {
    fc.assert(
      fc.property(someCommands, anyCommand, (commands, command) => {
        const before = lived(commands).at(-1) ?? newAlert;
        const decision = decide(before, command);
        fc.pre(!isRefusal(decision));
        const again = decide((decision as []).reduce(evolve, before), command);
        expect(again).toEqual([]);
      }),
    );
  });

  it('nobody looks more than twice in vain, a round counts once, and who raised it hears no result', () => {
    fc.assert(
      fc.property(someCommands, (commands) => {
        const alert = lived(commands).at(-1) ?? newAlert;
        expect(alert.looks.filter(({ result }) => result === 'not-found').length).toBeLessThanOrEqual(2);
        expect(new Set(alert.looks.map(({ roundId }) => roundId)).size).toBe(alert.looks.length);
        expect(alertFollowUps).toContain(followUpOf(alert));
        expect(lookResults).not.toContain(followUpOf(alert));
      }),
    );
  });
});
