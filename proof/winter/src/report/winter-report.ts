import type { CaseOutcome, ShelterDeclineReason } from '@iwaa/contracts/vocabulary';
import type { Check } from '@iwaa/proof-kit/check/check';

/** A night in the report: what was reported of it, what was replayed of it, and what came of it. */
export interface NightReport {
  readonly night: string;
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

export interface WinterReport {
  readonly campaignId: string;
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
    readonly cases: number;
    readonly placements: number;
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
  readonly links: readonly { readonly label: string; readonly url: string }[];
  readonly checks: readonly Check[];
  readonly ok: boolean;
}
