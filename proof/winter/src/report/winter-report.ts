import type {
  AttentionReason,
  CaseOutcome,
  Language,
  NightLevel,
  ShelterDeclineReason,
} from '@iwaa/contracts/vocabulary';
import type { Check } from '../check/check.ts';

/** A night in the report: what was reported of it, what was replayed of it, and what came of it. */
export interface NightReport {
  readonly night: string;
  /** As the committee declared it, by the lowest temperature of the night. */
  readonly level: NightLevel;
  readonly reported: { readonly contacts: number; readonly placements: number };
  readonly replayed: { readonly contacts: number; readonly placements: number };
  readonly bedsHeld: number;
  readonly holdsLapsed: number;
  readonly waited: number;
  readonly declined: number;
  readonly referrals: number;
  readonly returnsHome: number;
  /** People in a bed at the end of the night, and the beds there are. */
  readonly occupied: number;
  readonly beds: number;
}

/** How long something took, over all times that it happened. */
export interface Duration {
  readonly count: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

/** What is checked of every winter. */
export type CheckName =
  | 'nights'
  | 'contacts'
  | 'workflows'
  | 'beds'
  | 'absences'
  | 'mistakes'
  | 'offers'
  | 'ways to a bed'
  | 'duplicates'
  | 'merges'
  | 'alerts'
  | 'disclosures'
  | 'erasures'
  | 'places'
  | 'census'
  | 'sequences'
  | 'outboxes'
  | 'dead letters'
  | 'nothing personal'
  | 'control';

/** Where to look further: at the console, a list of cases in Temporal's pages, one case, or a service's page of its API. */
export interface Link {
  readonly to: 'console' | 'list' | 'case' | 'api';
  /** Of the list, the case or the service. */
  readonly name: string;
  readonly url: string;
}

export interface WinterReport {
  readonly campaignId: string;
  /** The campaign's, in which the report is written. */
  readonly language: Language;
  /** The campaign's, by whose clock times are told. */
  readonly timeZone: string;
  readonly input: string;
  readonly source: string;
  readonly scale: number;
  readonly seed: string;
  readonly startedAt: string;
  /** From the first night to the end of the last, and from then until it was idle, in ms. */
  readonly nightsMs: number;
  readonly untilIdleMs: number;
  readonly nights: readonly NightReport[];
  readonly totals: {
    readonly contacts: number;
    readonly people: number;
    /** Places of rounds, each night. */
    readonly placesVisited: number;
    readonly placesMissed: number;
    readonly cases: number;
    readonly placements: number;
    /** People outside who were told of, and of how many nobody had looked in time. */
    readonly alerts: number;
    readonly alertsUnanswered: number;
    /** People whom a night's roll call found absent, with a pass and without, counted each night. */
    readonly absentWithPass: number;
    readonly absentWithoutPass: number;
    /** Stays that ended because the grace of an absence was over. */
    /** Beds offered to people who waited, and how many of those were declined or ran out. */
    readonly offers: number;
    readonly offersDeclined: number;
    readonly offersLapsed: number;
    /** Transfers from one bed to another. */
    readonly moved: number;
    /** Check-ins and check-outs that were entered in error. */
    readonly mistakes: number;
    readonly bedsLost: number;
    readonly referrals: number;
    readonly referralsCompleted: number;
    readonly returnsHome: number;
    readonly visits: number;
    /** Offers that people declined: a normal outcome. */
    readonly declined: number;
    /** Deadlines that passed, each told to the committee. */
    readonly deadlinesMissed: number;
    readonly facts: number;
  };
  /** Beds that were declined, by why; `unsaid` where the person gave no reason. */
  readonly declinedBeds: Readonly<Partial<Record<ShelterDeclineReason | 'unsaid', number>>>;
  /** Cases by outcome; `open` for those that are still followed. */
  readonly outcomes: Readonly<Partial<Record<CaseOutcome | 'open', number>>>;
  /** Open cases that need attention when all has come to its end, and for how many of them each reason is one. */
  readonly attention: {
    readonly cases: number;
    readonly reasons: Readonly<Partial<Record<AttentionReason, number>>>;
  };
  readonly times: { readonly needToBed: Duration; readonly referralToAnswer: Duration };
  readonly contactsPerSecond: number;
  /** What a case cost Temporal. */
  readonly cost: {
    readonly cases: number;
    readonly historyEvents: { readonly mean: number; readonly most: number };
    readonly workflowTasks: { readonly mean: number; readonly most: number };
  };
  /** Parts that died while the winter ran, and were started again. */
  readonly restarts: Readonly<Record<string, number>>;
  readonly links: readonly Link[];
  readonly checks: readonly Check[];
  readonly ok: boolean;
}
