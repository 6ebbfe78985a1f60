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
