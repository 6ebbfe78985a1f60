import type { CaseworkEvent } from '@iwaa/contracts/events/casework';
import type { IntakeEvent } from '@iwaa/contracts/events/intake';
import type { MediationEvent } from '@iwaa/contracts/events/mediation';
import type { ReferralEvent } from '@iwaa/contracts/events/referral';
import type { ShelterCapacityEvent } from '@iwaa/contracts/events/shelter-capacity';

type AnyEvent = IntakeEvent | ShelterCapacityEvent | ReferralEvent | MediationEvent | CaseworkEvent;

/** Every event that says which case it is about. */
export type CaseEvent = Extract<AnyEvent, { data: { caseId: string } }>;

/** An event of a case as it reaches casework: with the aggregate it happened to, that aggregate's version, and the time. */
export type CaseFact = CaseEvent & {
  readonly subject: string;
  readonly sequence: number;
  readonly time: string;
  /** The trace that the fact belongs to, carried into the workflow with it. */
  readonly traceparent?: string;
};

/** The facts of one service's share of a case. */
export type FactFrom<Service extends string> = Extract<CaseFact, { type: `iwaa.${Service}.${string}` }>;
