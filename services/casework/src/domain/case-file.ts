import type {
  CaseOutcome,
  CheckOutReason,
  DeadlineKind,
  MediationKind,
  MediationOutcome,
  Milestone,
  NeedKind,
  ReferralOutcome,
  ReferralService,
  ReferralState,
  ReintegrationKind,
} from '@iwaa/contracts/vocabulary';

/** What a person last said of a need. */
export interface NeedWord {
  sequence: number;
  at: string;
  declined: boolean;
}

/** The last that happened between this case and one bed. */
export interface BedWord {
  sequence: number;
  at: string;
  state: 'held' | 'occupied' | 'lapsed' | 'given-up' | 'left';
  holdId: string | null;
  expiresAt: string | null;
  left: CheckOutReason | null;
}

/** One stay on the waiting list. */
export interface WaitWord {
  sequence: number;
  at: string;
  waits: boolean;
  needId: string | null;
  night: string | null;
}

/** One referral; `answerBy` is unknown until the fact that it was requested has come. */
export interface ReferralWord {
  sequence: number;
  at: string;
  state: ReferralState | 'not-placed';
  service: ReferralService;
  agencyId: string | null;
  answerBy: string | null;
  acceptedAt: string | null;
  outcome: ReferralOutcome | null;
}

/** One mediation file: when each thing first happened. */
export interface MediationWord {
  kind: MediationKind;
  openedAt: string | null;
  reachedAt: string | null;
  agreedAt: string | null;
  /** The last time that anybody worked on it. */
  workedAt: string | null;
  closedAt: string | null;
  outcome: MediationOutcome | null;
}

/** One return to the family. */
export interface ReturnWord {
  kind: ReintegrationKind | null;
  homeAt: string | null;
  visitsDueAt: string[];
  visitsMade: number[];
  confirmedAt: string | null;
  brokeDownAt: string | null;
}

/** A fact that came after its case was closed: kept, and without effect. */
export interface LateFact {
  type: string;
  subject: string;
  sequence: number;
  at: string;
}

/**
 * What the facts of one case add up to; plain JSON. It depends on which facts are known, not on their order nor on how
 * often each was told. It holds what is needed to say where the case stands, not the facts.
 */
export interface CaseFile {
  /** When the first and the last fact happened. */
  openedAt: string | null;
  lastFactAt: string | null;
  /** How far intake's facts of the person are known: the highest sequence of those of this case, 0 before the first. */
  intakeSequence: number;
  /** The furthest ever reached. */
  milestone: Milestone;
  contacts: string[];
  lastContactAt: string | null;
  needs: { [Kind in NeedKind]?: NeedWord };
  referralConsent: { sequence: number; given: boolean; until: string | null } | null;
  beds: Record<string, BedWord>;
  waits: Record<string, WaitWord>;
  referrals: Record<string, ReferralWord>;
  mediations: Record<string, MediationWord>;
  returns: Record<string, ReturnWord>;
  /** Until when the committee has given more time, by deadline. */
  extensions: { [Kind in DeadlineKind]?: { at: string; until: string } };
  /** Up to which due time deadlines were found missed, by deadline. */
  missed: { [Kind in DeadlineKind]?: string };
  closed: { outcome: CaseOutcome; at: string } | null;
  late: LateFact[];
}

/** A case of which nothing is known yet. */
export const newCaseFile: CaseFile = {
  openedAt: null,
  lastFactAt: null,
  intakeSequence: 0,
  milestone: 'met',
  contacts: [],
  lastContactAt: null,
  needs: {},
  referralConsent: null,
  beds: {},
  waits: {},
  referrals: {},
  mediations: {},
  returns: {},
  extensions: {},
  missed: {},
  closed: null,
  late: [],
};
