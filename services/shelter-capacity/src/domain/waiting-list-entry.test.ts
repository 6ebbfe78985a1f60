import { isRefusal } from '@iwaa/contracts/decision';
import { waitingListLeavingReasons } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  decide,
  evolve,
  newWaitingListEntry,
  type WaitingListCommand,
  type WaitingListEntry,
} from './waiting-list-entry.ts';

const join: WaitingListCommand = {
  type: 'join-waiting-list',
  entryId: 'entry-1',
  provinceId: 'sidi-kacem',
  caseId: 'SK-2425-00001',
  campaignId: 'SK-2425',
  needId: 'need-1',
  night: '2024-12-12',
  unit: 'men',
  priority: 2,
  onStreetSince: '2023-05',
  since: '2024-12-12T20:00:00.000Z',
  level: 'normal',
  lookElsewhereBy: null,
};
const leave: WaitingListCommand = { type: 'leave-waiting-list', reason: 'bed-held' };

function after(entry: WaitingListEntry, command: WaitingListCommand): WaitingListEntry {
  const decision = decide(entry, command);
  return isRefusal(decision) ? entry : decision.reduce(evolve, entry);
}

describe('a place in the waiting list', () => {
  it('tells on a cold night how cold it is, and until when a bed is waited for here', () => {
    const lookElsewhereBy = '2024-12-13T02:00:00.000Z';
    const cold: WaitingListCommand = { ...join, level: 'severe', lookElsewhereBy };
    expect(decide(newWaitingListEntry, cold)).toMatchObject([
      { data: { nightLevel: 'severe', lookElsewhereBy } },
    ]);
    expect(after(newWaitingListEntry, cold)).toEqual(after(newWaitingListEntry, join));
    const [usual] = decide(newWaitingListEntry, join) as readonly { data: object }[];
    expect(Object.keys(usual?.data ?? {})).not.toContain('nightLevel');
  });

  it('is had by who joins, under the case of that person', () => {
    expect(after(newWaitingListEntry, join)).toMatchObject({
      status: 'waiting',
      waitingCase: 'SK-2425-00001',
      priority: 2,
      since: '2024-12-12T20:00:00.000Z',
    });
  });

  it('is where somebody stands who joined as they are known since a correction, and is told once', () => {
    const asked = { unit: 'women', priority: 1, onStreetSince: null } as const;
    const correct: WaitingListCommand = { type: 'correct-place', ...asked };
    const corrected = [join, correct].reduce(after, newWaitingListEntry);
    expect(corrected).toEqual(after(newWaitingListEntry, { ...join, ...asked }));
    expect(decide(corrected, correct)).toEqual([]);
    expect(decide([join, leave].reduce(after, newWaitingListEntry), correct)).toEqual([]);
    expect(decide(newWaitingListEntry, correct)).toBe('entry-unknown');
  });

  it('is given up for a reason, and the person then waits no more', () => {
    const left = [join, leave].reduce(after, newWaitingListEntry);
    expect(left).toMatchObject({ status: 'left', waitingCase: null, leftFor: 'bed-held' });
  });

  it('is not had again by the same need after it was given up', () => {
    const left = [join, leave].reduce(after, newWaitingListEntry);
    expect(decide(left, join)).toEqual([]);
  });

  it('can not be given up by who never had it', () => {
    expect(decide(newWaitingListEntry, leave)).toBe('entry-unknown');
  });

  it('decides nothing for a repeated command, and replays to the same state', () => {
    const command = fc.oneof(
      fc.constant(join),
      fc
        .constantFrom(...waitingListLeavingReasons)
        .map((reason): WaitingListCommand => ({ type: 'leave-waiting-list', reason })),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 10 }), (commands) => {
        let entry: WaitingListEntry = newWaitingListEntry;
        let replayed: WaitingListEntry = newWaitingListEntry;
        for (const next of commands) {
          const decision = decide(entry, next);
          if (isRefusal(decision)) continue;
          entry = decision.reduce(evolve, entry);
          replayed = decision.reduce(evolve, replayed);
          expect(decide(entry, next)).toEqual([]);
        }
        expect(replayed).toEqual(entry);
      }),
    );
  });
});
