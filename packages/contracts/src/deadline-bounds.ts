import type { DeadlineKind } from './vocabulary.ts';

/** The shortest and the longest duration that somebody may set, in ISO-8601. */
export interface DurationBounds {
  readonly shortest: string;
  readonly longest: string;
}

/**
 * What a campaign may set as its deadlines: from a second, so that a rehearsal can replay a winter in minutes, to the longest
 * that still makes somebody act in time.
 */
export const deadlineBounds: Readonly<Record<DeadlineKind, DurationBounds>> = {
  bedOffer: { shortest: 'PT1S', longest: 'P2D' },
  bedHold: { shortest: 'PT1S', longest: 'P7D' },
  onTheWay: { shortest: 'PT1S', longest: 'P1D' },
  waitingForBed: { shortest: 'PT1S', longest: 'P30D' },
  absenceReminder: { shortest: 'PT1S', longest: 'P30D' },
  absence: { shortest: 'PT1S', longest: 'P30D' },
  referralAnswer: { shortest: 'PT1S', longest: 'P30D' },
  referralCompletion: { shortest: 'PT1S', longest: 'P366D' },
  familyContact: { shortest: 'PT1S', longest: 'P90D' },
  returnDecision: { shortest: 'PT1S', longest: 'P366D' },
  followUpGrace: { shortest: 'PT1S', longest: 'P90D' },
  alertLooked: { shortest: 'PT1S', longest: 'P2D' },
  alertLookedAgain: { shortest: 'PT1S', longest: 'P7D' },
};

/** When visits after a return may be planned, counted from it: two years on, HUD too asks who came back to the street. */
export const followUpVisitBounds: DurationBounds = { shortest: 'PT1S', longest: 'P731D' };
