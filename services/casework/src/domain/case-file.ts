import type { CaseEventType } from '@iwaa/contracts/catalogue';
import type {
  CaseDeadlineKind,
  CaseOutcome,
  CheckOutReason,
  ColdLevel,
  Escort,
  ExtendableDeadlineKind,
  MediationKind,
  MediationOutcome,
  Milestone,
  NeedKind,
  ReferralOutcome,
  ReferralReason,
  ReferralService,
  ReferralState,
  ReintegrationKind,
  ResponseState,
  ShelterDeclineReason,
} from '@iwaa/contracts/vocabulary';
import { type Consents, noConsents } from '@iwaa/domain/consent';

/** What a person last said of a need. */
export interface KnownNeed {
  sequence: number;
  at: string;
  declined: boolean;
  /** Why, where a bed was declined and the person said so. */
  reason: ShelterDeclineReason | null;
}

/** The last that happened between this case and one bed. */
export interface KnownBed {
  sequence: number;
  at: string;
  state: 'offered' | 'offer-lapsed' | 'held' | 'occupied' | 'lapsed' | 'given-up' | 'left';
  holdId: string | null;
  lapsesAt: string | null;
  left: CheckOutReason | null;
  /** How cold the night is for which it is held, where it is not a normal one. */
  nightLevel?: ColdLevel;
  /** Whether it is a bed for cold nights. */
  overflow?: true;
  /** Since when the person is on the way to it, and who brings them. */
  onTheWay?: { since: string; escort: Escort };
  /** Where the person has the bed and is absent. */
  absence?: KnownAbsence;
}

/** That the person is absent from their bed. */
export interface KnownAbsence {
  stayId: string;
  /** Its first night. */
  since: string;
  /** When the person was last found absent. */
  foundAt: string;
  /** When the bed is lost; null while there is a pass. */
  losesBedAt: string | null;
  /** Since when there is no pass; null while there is one. */
  withoutPassSince: string | null;
  /** The last night of the pass, and the hour of a late one. */
  pass: { to: string; until: string | null } | null;
  /** How cold the night is because of which the bed is kept for longer. */
  nightLevel?: ColdLevel;
}

/** One stay on the waiting list. */
export interface KnownWait {
  sequence: number;
  at: string;
  waits: boolean;
  needId: string | null;
  night: string | null;
  /** How cold the night is, where it is not a normal one. */
  nightLevel?: ColdLevel;
  /** Until when a bed is waited for here, where the night's level makes that sooner than the campaign does. */
  lookElsewhereBy?: string;
}

/** One referral; `answerBy` is unknown until the fact that it was requested has come. */
export interface KnownReferral {
  sequence: number;
  at: string;
  state: ReferralState | 'not-placed';
  service: ReferralService;
  agencyId: string | null;
  answerBy: string | null;
  acceptedAt: string | null;
  /** Why it was rejected, put on hold, failed or cancelled. */
  reason: ReferralReason | null;
  outcome: ReferralOutcome | null;
  /** What its agency said last after the end; no longer there was anything that it could change. */
  saidLate?: { sequence: number; at: string; answer: ResponseState };
}

/** One mediation file: when each thing first happened. */
export interface KnownMediation {
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
export interface KnownReturn {
  kind: ReintegrationKind | null;
  homeAt: string | null;
  visitsDueAt: string[];
  visitsMade: number[];
  confirmedAt: string | null;
  brokeDownAt: string | null;
}

/** A fact that could not be taken, perhaps until it was replayed. */
export interface KnownPutAside {
  type: string;
  /** Of casework's fact that says so; 0 where the reader of the facts itself could not take it. */
  sequence: number;
  at: string;
  taken: boolean;
}

/** A fact that came after its case was closed: kept, and without effect. */
export interface LateFact {
  type: CaseEventType;
  subject: string;
  sequence: number;
  at: string;
}

/**
 * What the facts of one case add up to; plain JSON. It depends on which facts are known, not on their order nor on how
 * often each was told. It holds what is needed to say where the case stands, not the facts.
 */
export interface CaseFile {
  /** When intake opened the case; null before it has told so. */
  openedAt: string | null;
  /** What happened last. */
  lastFact: { type: CaseEventType; at: string } | null;
  /** How far intake's facts of the person are known: the highest sequence of those of this case, 0 before the first. */
  intakeSequence: number;
  /** The furthest ever reached, but for the stays; `milestoneOf` tells it with them. */
  milestone: Milestone;
  /** The stays that there were, each with whether it really was: a check-in may have been entered in error. */
  stays: Record<string, boolean>;
  contacts: string[];
  lastContactAt: string | null;
  needs: { [Kind in NeedKind]?: KnownNeed };
  consents: Consents;
  beds: Record<string, KnownBed>;
  waits: Record<string, KnownWait>;
  referrals: Record<string, KnownReferral>;
  mediations: Record<string, KnownMediation>;
  returns: Record<string, KnownReturn>;
  /** That the person was recorded twice, and which case goes on, where it was open by then; null where this one does. */
  duplicateOf: { caseId: string | null } | null;
  /** The cases that ended as duplicates of this one. */
  duplicates: string[];
  /** Until when the committee has given more time, by deadline. */
  extensions: { [Kind in ExtendableDeadlineKind]?: { at: string; until: string } };
  /** Up to which due time deadlines were found missed, by deadline. */
  missed: { [Kind in CaseDeadlineKind]?: string };
  /** The facts that could not be taken, by what they happened to and its sequence. */
  putAside: Record<string, KnownPutAside>;
  closed: { outcome: CaseOutcome; at: string } | null;
  late: LateFact[];
}

/** A case of which nothing is known yet. */
export const newCaseFile: CaseFile = {
  openedAt: null,
  lastFact: null,
  intakeSequence: 0,
  milestone: 'met',
  stays: {},
  contacts: [],
  lastContactAt: null,
  needs: {},
  consents: noConsents,
  beds: {},
  waits: {},
  referrals: {},
  mediations: {},
  returns: {},
  duplicateOf: null,
  duplicates: [],
  extensions: {},
  missed: {},
  putAside: {},
  closed: null,
  late: [],
};
