import type { Decision } from '@iwaa/contracts/decision';
import { durationMs } from '@iwaa/contracts/duration';
import type { MediationEvent } from '@iwaa/contracts/events/mediation';
import type { reintegrationStates } from '@iwaa/contracts/http/mediation';
import type { ReintegrationKind } from '@iwaa/contracts/vocabulary';

export interface FollowUpVisit {
  /** 1 for the first. */
  readonly visit: number;
  readonly dueAt: string;
  /** Whether the return was seen to hold; null until the visit was made. */
  readonly holds: boolean | null;
}

/** A person's return to the family, and the visits after it. */
export interface Reintegration {
  readonly state: 'unstarted' | (typeof reintegrationStates)[number];
  readonly reintegrationId: string;
  readonly fileId: string;
  readonly caseId: string;
  readonly campaignId: string;
  readonly kind: ReintegrationKind;
  readonly visits: readonly FollowUpVisit[];
}

export const newReintegration: Reintegration = {
  state: 'unstarted',
  reintegrationId: '',
  fileId: '',
  caseId: '',
  campaignId: '',
  kind: 'permanent',
  visits: [],
};

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
  | { readonly type: 'record-visit'; readonly visit: number; readonly holds: boolean };

export type ReintegrationRefusal =
  | 'reintegration-not-started'
  | 'reintegration-ended'
  | 'no-such-visit'
  | 'visit-already-made';

export type ReintegrationEvent = Extract<
  MediationEvent,
  {
    type:
      | 'iwaa.mediation.person-reintegrated.v1'
      | 'iwaa.mediation.follow-up-visit-made.v1'
      | 'iwaa.mediation.reintegration-confirmed.v1'
      | 'iwaa.mediation.return-broke-down.v1';
  }
>;

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

/** What a command comes to. Visits may be recorded in any order, because notes reach the office in any order. */
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

/** The reintegration after an event. */
export function evolve(reintegration: Reintegration, event: ReintegrationEvent): Reintegration {
  switch (event.type) {
    case 'iwaa.mediation.person-reintegrated.v1': {
      const { visitsDueAt, ...data } = event.data;
      const visits = visitsDueAt.map((dueAt, index) => ({ visit: index + 1, dueAt, holds: null }));
      return { ...data, state: 'followed-up', visits };
    }
    case 'iwaa.mediation.follow-up-visit-made.v1':
      return {
        ...reintegration,
        visits: reintegration.visits.map((each) =>
          each.visit === event.data.visit ? { ...each, holds: event.data.holds } : each,
        ),
      };
    case 'iwaa.mediation.reintegration-confirmed.v1':
      return { ...reintegration, state: 'confirmed' };
    case 'iwaa.mediation.return-broke-down.v1':
      return { ...reintegration, state: 'broke-down' };
    default:
      return event satisfies never;
  }
}
