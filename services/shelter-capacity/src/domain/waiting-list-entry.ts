import type { Decision } from '@iwaa/contracts/decision';
import type { ShelterCapacityEvent } from '@iwaa/contracts/events/shelter-capacity';
import type { NightLevel, Priority, UnitKind, WaitingListLeavingReason } from '@iwaa/contracts/vocabulary';
import { orderKey } from './waiting-list-order.ts';

/** What one person waits for. */
export interface Wait {
  entryId: string;
  provinceId: string;
  caseId: string;
  campaignId: string;
  needId: string;
  night: string;
  unit: UnitKind;
  priority: Priority;
  /** The month since when the person sleeps rough, `YYYY-MM`, where known. */
  onStreetSince: string | null;
  /** When the person asked, ISO-8601. */
  since: string;
}

export type JoinedEntry = Wait & {
  /** Sorts the list: the lower, the sooner. */
  order: string;
} & (
    | { status: 'waiting'; waitingCase: string; leftFor: null }
    | { status: 'left'; waitingCase: null; leftFor: WaitingListLeavingReason }
  );
export type WaitingListEntry = { status: 'absent' } | JoinedEntry;

/** An entry before the person joined the list. */
export const newWaitingListEntry: WaitingListEntry = { status: 'absent' };

/** What decides which bed somebody waits for, and when. */
type Asked = Pick<Wait, 'unit' | 'priority' | 'onStreetSince'>;

export type WaitingListCommand =
  | ({ type: 'join-waiting-list' } & Wait & {
        /** How cold the night is. */
        level: NightLevel;
        /** Until when a bed is waited for here, where the level makes that sooner than the campaign does (ISO-8601). */
        lookElsewhereBy: string | null;
      })
  | { type: 'leave-waiting-list'; reason: WaitingListLeavingReason }
  | ({ type: 'correct-place' } & Asked);

export type WaitingListRefusal = 'entry-unknown' | 'already-waits';

export type WaitingListEvent = Extract<
  ShelterCapacityEvent,
  {
    type:
      | 'iwaa.shelter-capacity.waiting-list-joined.v1'
      | 'iwaa.shelter-capacity.waiting-list-left.v1'
      | 'iwaa.shelter-capacity.place-corrected.v1';
  }
>;

/** Judges a command on one entry. Who has left never joins again by the same need, so a need heard twice does nothing. */
export function decide(
  entry: WaitingListEntry,
  command: WaitingListCommand,
): Decision<WaitingListEvent, WaitingListRefusal> {
  switch (command.type) {
    case 'join-waiting-list': {
      if (entry.status !== 'absent') return [];
      const { type: _, level, lookElsewhereBy, ...wait } = command;
      const data = {
        ...wait,
        ...(level === 'normal' ? {} : { nightLevel: level }),
        ...(lookElsewhereBy === null ? {} : { lookElsewhereBy }),
      };
      return [{ type: 'iwaa.shelter-capacity.waiting-list-joined.v1', data }];
    }
    case 'leave-waiting-list': {
      if (entry.status === 'absent') return 'entry-unknown';
      if (entry.status === 'left') return [];
      const { entryId, provinceId, caseId, campaignId } = entry;
      const data = { entryId, provinceId, caseId, campaignId, reason: command.reason };
      return [{ type: 'iwaa.shelter-capacity.waiting-list-left.v1', data }];
    }
    case 'correct-place': {
      if (entry.status === 'absent') return 'entry-unknown';
      const { type: _, ...corrected } = command;
      if (entry.status === 'left' || isSame(entry, corrected)) return [];
      const { entryId, provinceId, caseId, campaignId } = entry;
      const data = { entryId, provinceId, caseId, campaignId, ...corrected };
      return [{ type: 'iwaa.shelter-capacity.place-corrected.v1', data }];
    }
    default:
      return command satisfies never;
  }
}

/** The entry after an event. */
export function evolve(entry: WaitingListEntry, event: WaitingListEvent): WaitingListEntry {
  switch (event.type) {
    case 'iwaa.shelter-capacity.waiting-list-joined.v1': {
      const { nightLevel: _, lookElsewhereBy: __, ...wait } = event.data;
      return {
        ...wait,
        status: 'waiting',
        waitingCase: wait.caseId,
        leftFor: null,
        order: orderKey(wait),
      };
    }
    case 'iwaa.shelter-capacity.waiting-list-left.v1':
      if (entry.status === 'absent') return entry;
      return { ...entry, status: 'left', waitingCase: null, leftFor: event.data.reason };
    case 'iwaa.shelter-capacity.place-corrected.v1': {
      if (entry.status === 'absent') return entry;
      const { unit, priority, onStreetSince } = event.data;
      const corrected = { ...entry, unit, priority, onStreetSince };
      return { ...corrected, order: orderKey(corrected) };
    }
    default:
      return event satisfies never;
  }
}

function isSame(one: Asked, other: Asked): boolean {
  return (
    one.unit === other.unit && one.priority === other.priority && one.onStreetSince === other.onStreetSince
  );
}
