import { isRefusal } from '@iwaa/contracts/decision';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolve, newReintegration, type Reintegration, type ReintegrationEvent } from './reintegration.ts';
import {
  decide,
  type ReintegrationCommand,
  type StartReintegration,
  visitsDueAt,
} from './reintegration-decisions.ts';

const start: StartReintegration = {
  type: 'start-reintegration',
  reintegrationId: 'a5a7c1f2-6d5c-5a7e-9a53-0c1a3b9f2d11',
  fileId: 'b1f0a1de-1f6a-5d3c-8b53-6f2f9d0a7c22',
  caseId: 'SK-2425-00042',
  campaignId: 'SK-2425',
  kind: 'permanent',
  visitsDueAt: visitsDueAt('2025-01-10T09:00:00.000Z', ['P7D', 'P30D', 'P90D']),
};
const afterAll = '2025-05-01T09:00:00.000Z';
const visit = (number: number, holds = true, at = afterAll): ReintegrationCommand => ({
  type: 'record-visit',
  visit: number,
  holds,
  at,
  timeZone: 'Africa/Casablanca',
});

function run(commands: readonly ReintegrationCommand[]) {
  let reintegration: Reintegration = newReintegration;
  const events: ReintegrationEvent[] = [];
  for (const command of commands) {
    const decision = decide(reintegration, command);
    if (isRefusal(decision)) continue;
    events.push(...decision);
    reintegration = decision.reduce(evolve, reintegration);
  }
  return { reintegration, events, names: events.map(({ type }) => type.split('.')[2]) };
}

function outcomeOf(before: readonly ReintegrationCommand[], command: ReintegrationCommand) {
  const decision = decide(run(before).reintegration, command);
  return isRefusal(decision) ? decision : decision.map(({ type }) => type.split('.')[2]);
}

describe('a reintegration', () => {
  it('plans its visits as the campaign says, first to last', () => {
    expect(visitsDueAt('2025-01-10T09:00:00.000Z', ['P30D', 'P7D', 'P90D'])).toEqual([
      '2025-01-17T09:00:00.000Z',
      '2025-02-09T09:00:00.000Z',
      '2025-04-10T09:00:00.000Z',
    ]);
  });

  it('starts once', () => {
    expect(outcomeOf([], start)).toEqual(['person-reintegrated']);
    expect(outcomeOf([start], start)).toEqual([]);
    expect(outcomeOf([], visit(1))).toBe('reintegration-not-started');
  });

  it('says in each of its facts whose it is, and of which kind the return was that held', () => {
    const { reintegrationId, caseId, campaignId } = start;
    const held = run([start, visit(1), visit(2), visit(3)]).events;
    const broken = run([start, visit(1, false)]).events;
    expect([...held, ...broken]).toHaveLength(8);
    for (const { data } of [...held, ...broken])
      expect(data).toMatchObject({ reintegrationId, caseId, campaignId });
    expect(held.at(-1)).toMatchObject({ data: { kind: 'permanent' } });
  });

  it('is confirmed when every visit was made and the return held', () => {
    expect(outcomeOf([start], visit(1))).toEqual(['follow-up-visit-made']);
    expect(outcomeOf([start, visit(1)], visit(3))).toEqual(['follow-up-visit-made']);
    expect(outcomeOf([start, visit(1), visit(3)], visit(2))).toEqual([
      'follow-up-visit-made',
      'reintegration-confirmed',
    ]);
  });

  it('has broken down with the first visit that finds so', () => {
    expect(outcomeOf([start, visit(1)], visit(2, false))).toEqual([
      'follow-up-visit-made',
      'return-broke-down',
    ]);
    expect(outcomeOf([start, visit(2, false)], visit(1))).toBe('reintegration-ended');
  });

  it('takes each visit once: the same again says nothing, another finding is refused', () => {
    expect(outcomeOf([start, visit(1)], visit(1))).toEqual([]);
    expect(outcomeOf([start, visit(1)], visit(1, false))).toBe('visit-already-made');
    expect(outcomeOf([start, visit(1, false)], visit(1, false))).toEqual([]);
  });

  it('takes a visit from the day on which it is due, at any hour of it in the campaign’s zone, and not before', () => {
    // Due at 09:00 UTC, which is 10:00 in Morocco; its day begins there at 23:00 UTC.
    expect(outcomeOf([start], visit(1, true, '2025-01-16T22:59:59.000Z'))).toBe('visit-not-due');
    expect(outcomeOf([start], visit(1, false, '2025-01-10T09:00:01.000Z'))).toBe('visit-not-due');
    expect(outcomeOf([start], visit(1, true, '2025-01-16T23:00:00.000Z'))).toEqual(['follow-up-visit-made']);
    expect(outcomeOf([start], visit(2, true, '2025-01-17T12:00:00.000Z'))).toBe('visit-not-due');
  });

  it('knows only the visits that were planned', () => {
    expect(outcomeOf([start], visit(4))).toBe('no-such-visit');
  });
});

describe('whatever visits are recorded, in whatever order', () => {
  it('none is made before its day, and no return is confirmed before the day of the last', () => {
    const day = fc.nat(120).map((days) => new Date(Date.UTC(2025, 0, 10 + days, 12)).toISOString());
    const early = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.boolean(), day), { maxLength: 20 });
    fc.assert(
      fc.property(early, (recorded) => {
        const made = recorded.map(([number, holds, at]) => visit(number, holds, at));
        let reintegration = run([start]).reintegration;
        for (const command of made) {
          const decision = decide(reintegration, command);
          if (isRefusal(decision) || command.type !== 'record-visit') continue;
          const due = reintegration.visits.find(({ visit: number }) => number === command.visit)?.dueAt ?? '';
          if (decision.length > 0) expect(due.slice(0, 10) <= command.at.slice(0, 10)).toBe(true);
          reintegration = decision.reduce(evolve, reintegration);
        }
      }),
    );
  });

  const visits = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.boolean()), { maxLength: 20 });
  const asCommands = (pairs: readonly (readonly [number, boolean])[]) => [
    start,
    ...pairs.map(([number, holds]) => visit(number, holds)),
  ];

  it('nothing happens after the end, and there is one end at most', () => {
    fc.assert(
      fc.property(visits, (pairs) => {
        const { names } = run(asCommands(pairs));
        const end = names.findIndex(
          (name) => name === 'reintegration-confirmed' || name === 'return-broke-down',
        );
        expect([-1, names.length - 1]).toContain(end);
      }),
    );
  });

  it('it is confirmed exactly when each of its visits held, and broken down exactly when one did not', () => {
    fc.assert(
      fc.property(visits, (pairs) => {
        const { reintegration } = run(asCommands(pairs));
        const findings = reintegration.visits.map(({ holds }) => holds);
        expect(reintegration.state === 'confirmed').toBe(findings.every((holds) => holds === true));
        expect(reintegration.state === 'broke-down').toBe(findings.includes(false));
      }),
    );
  });

  it('when all of them hold, their order makes no difference', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3], { minLength: 3, maxLength: 3 }), (order) => {
        const { reintegration } = run([start, ...order.map((number) => visit(number))]);
        expect(reintegration).toEqual(run([start, visit(1), visit(2), visit(3)]).reintegration);
      }),
    );
  });

  it('the same command a second time decides nothing', () => {
    fc.assert(
      fc.property(visits, fc.integer({ min: 1, max: 4 }), fc.boolean(), (pairs, number, holds) => {
        const { reintegration } = run(asCommands(pairs));
        const first = decide(reintegration, visit(number, holds));
        if (isRefusal(first)) return;
        expect(decide(first.reduce(evolve, reintegration), visit(number, holds))).toEqual([]);
      }),
    );
  });
});
