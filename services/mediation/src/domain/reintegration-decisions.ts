import type { Decision } from '@iwaa/contracts/decision';
import { durationMs } from '@iwaa/contracts/duration';
import type { ReintegrationKind } from '@iwaa/contracts/vocabulary';
import { dayAt } from '@iwaa/domain/night';
import { evolve, type FollowUpVisit, type Reintegration, type ReintegrationEvent } from './reintegration.ts';

export interface StartReintegration {
  readonly type: 'start-reintegration';
  readonly reintegrationId: string;
  readonly fileId: string;
  readonly caseId: string;
  readonly campaignId: string;
  readonly kind: ReintegrationKind;
  readonly visitsDueAt: readonly string[];
}

export type ReintegrationCommand =
  | StartReintegration
  | {
      readonly type: 'record-visit';
      readonly visit: number;
      readonly holds: boolean;
      /** Now, ISO-8601. */
      readonly at: string;
      /** The campaign's, in which a day begins and ends. */
      readonly timeZone: string;
    };

export type ReintegrationRefusal =
  | 'reintegration-not-started'
  | 'reintegration-ended'
  | 'no-such-visit'
  | 'visit-not-due'
  | 'visit-already-made';

/**
 * When each visit is due, first to last.
 * @param returnedAt when the person went home, ISO-8601
 * @param followUpVisits the campaign's durations, counted from the return
 */
export function visitsDueAt(returnedAt: string, followUpVisits: readonly string[]): string[] {
  const start = Date.parse(returnedAt);
  return followUpVisits
    .map(durationMs)
    .sort((one, other) => one - other)
    .map((after) => new Date(start + after).toISOString());
}

/**
 * What a command comes to. Visits whose day has come may be recorded in any order, because notes reach the office in any
 * order.
 */
export function decide(
  reintegration: Reintegration,
  command: ReintegrationCommand,
): Decision<ReintegrationEvent, ReintegrationRefusal> {
  const { state, reintegrationId, caseId, campaignId, kind } = reintegration;
  const ofReintegration = { reintegrationId, caseId, campaignId };
  switch (command.type) {
    case 'start-reintegration': {
      if (state !== 'unstarted') return [];
      const { type: _, visitsDueAt, ...data } = command;
      return [
        { type: 'iwaa.mediation.person-reintegrated.v1', data: { ...data, visitsDueAt: [...visitsDueAt] } },
      ];
    }
    case 'record-visit': {
      if (state === 'unstarted') return 'reintegration-not-started';
      const planned = reintegration.visits.find(({ visit }) => visit === command.visit);
      if (!planned) return 'no-such-visit';
      if (planned.holds === command.holds) return [];
      if (planned.holds !== null) return 'visit-already-made';
      if (state !== 'followed-up') return 'reintegration-ended';
      if (!isDue(planned, command)) return 'visit-not-due';
      const { visit, holds } = command;
      const made: ReintegrationEvent = {
        type: 'iwaa.mediation.follow-up-visit-made.v1',
        data: { ...ofReintegration, visit, holds },
      };
      if (!holds) return [made, { type: 'iwaa.mediation.return-broke-down.v1', data: ofReintegration }];
      return evolve(reintegration, made).visits.every((each) => each.holds)
        ? [made, { type: 'iwaa.mediation.reintegration-confirmed.v1', data: { ...ofReintegration, kind } }]
        : [made];
    }
    default:
      return command satisfies never;
  }
}

/**
 * Whether the day of a visit has come. The hour does not matter: who is expected at nine may be there at eight. A day before, it
 * would not be the visit that was planned, and says nothing about whether the return holds by then.
 */
function isDue({ dueAt }: FollowUpVisit, { at, timeZone }: { at: string; timeZone: string }): boolean {
  return dayAt(dueAt, timeZone) <= dayAt(at, timeZone);
}
