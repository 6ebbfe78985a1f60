import type { Decision } from '@iwaa/contracts/decision';
import { durationMs } from '@iwaa/contracts/duration';
import type { ReferralEvent as ServiceEvent } from '@iwaa/contracts/events/referral';
import type {
  ReferralOutcome,
  ReferralReason,
  ReferralService,
  ReferralState,
  ResponseState,
} from '@iwaa/contracts/vocabulary';
import { answered } from './referral-answer.ts';
import { about, asking, ofReferral } from './referral-fact-data.ts';
import { isOpen, mayBecome } from './referral-states.ts';

/** What a referral is about, whether or not an agency could be asked. */
export interface About {
  readonly referralId: string;
  readonly caseId: string;
  readonly campaignId: string;
  readonly needId: string;
  readonly service: ReferralService;
}

/** A referral that an agency was asked for, followed until its loop is closed. */
export interface AskedReferral extends About {
  readonly state: ReferralState;
  readonly agencyId: string;
  readonly night: string;
  /** 1 for the first agency asked for this need, 2 for the next, and so on. */
  readonly attempt: number;
  readonly answerBy: string;
  readonly reason: ReferralReason | null;
  readonly outcome: ReferralOutcome | null;
  /** `<caseId>/<service>` while the referral is open, else null: a case has one open referral of a service. */
  readonly openFor: string | null;
}

/** A need for which no agency could be asked, or be asked any more. */
export interface UnplacedReferral extends About {
  readonly state: 'not-placed';
}

export type Referral = { readonly state: 'new' } | UnplacedReferral | AskedReferral;

export const newReferral: Referral = { state: 'new' };

export interface AgencyAnswer {
  readonly state: ResponseState;
  readonly reason?: ReferralReason | undefined;
  readonly outcome?: ReferralOutcome | undefined;
}

export type ReferralCommand =
  | ({
      readonly type: 'request-referral';
      readonly agencyId: string;
      readonly night: string;
      readonly attempt: number;
      /** When the agency is asked, and the ISO-8601 duration that it has to answer. */
      readonly at: string;
      readonly answerWithin: string;
    } & About)
  | ({ readonly type: 'record-not-placed' } & About)
  | { readonly type: 'answer-referral'; readonly agencyId: string; readonly answer: AgencyAnswer }
  | { readonly type: 'cancel-referral'; readonly reason: ReferralReason }
  | { readonly type: 'reroute-referral' };

export type ReferralRefusal =
  | 'unknown-referral'
  | 'not-your-referral'
  | 'answer-incomplete'
  | 'answer-out-of-order'
  | 'referral-ended'
  | 'referral-already-open';

export type ReferralEvent = Exclude<
  ServiceEvent,
  { type: 'iwaa.referral.agency-registered.v1' | 'iwaa.referral.agency-capacity-published.v1' }
>;

/** Judges a command by the referral as it stands. What was decided before decides nothing again. */
export function decide(
  referral: Referral,
  command: ReferralCommand,
): Decision<ReferralEvent, ReferralRefusal> {
  switch (command.type) {
    case 'request-referral':
      return request(referral, command);
    case 'record-not-placed':
      return referral.state === 'new'
        ? [{ type: 'iwaa.referral.referral-not-placed.v1', data: about(command) }]
        : [];
    case 'answer-referral':
      return isAsked(referral) ? answered(referral, command.agencyId, command.answer) : 'unknown-referral';
    case 'cancel-referral':
      return isAsked(referral) ? cancelled(referral, command.reason) : 'unknown-referral';
    case 'reroute-referral':
      if (!isAsked(referral)) return 'unknown-referral';
      // An agency that answered at the last moment keeps the referral: there is nothing left to reroute.
      return referral.state === 'requested' ? cancelled(referral, 'no-answer') : [];
    default:
      return command satisfies never;
  }
}

/** The referral after an event. */
export function evolve(referral: Referral, event: ReferralEvent): Referral {
  switch (event.type) {
    case 'iwaa.referral.referral-requested.v1':
      return {
        ...event.data,
        state: 'requested',
        reason: null,
        outcome: null,
        openFor: openFor(event.data),
      };
    case 'iwaa.referral.referral-not-placed.v1':
      return { ...event.data, state: 'not-placed' };
    case 'iwaa.referral.referral-accepted.v1':
      return moved(referral, 'accepted', {});
    case 'iwaa.referral.referral-rejected.v1':
      return moved(referral, 'rejected', { reason: event.data.reason });
    case 'iwaa.referral.referral-started.v1':
      return moved(referral, 'in-progress', {});
    case 'iwaa.referral.referral-put-on-hold.v1':
      return moved(referral, 'on-hold', { reason: event.data.reason });
    case 'iwaa.referral.referral-completed.v1':
      return moved(referral, 'completed', { outcome: event.data.outcome });
    case 'iwaa.referral.referral-failed.v1':
      return moved(referral, 'failed', { reason: event.data.reason });
    case 'iwaa.referral.referral-cancelled.v1':
      return moved(referral, 'cancelled', { reason: event.data.reason });
    default:
      return event satisfies never;
  }
}

/** Whether an agency was asked for this referral. */
export function isAsked(referral: Referral): referral is AskedReferral {
  return referral.state !== 'new' && referral.state !== 'not-placed';
}

/** A referral as it was when its agency was asked, which is what a repetition of that command is answered. */
export function asAsked(referral: AskedReferral): AskedReferral {
  return { ...referral, state: 'requested', reason: null, outcome: null, openFor: openFor(referral) };
}

/** The name under which a case has at most one open referral of a service. */
export function openFor(of: { readonly caseId: string; readonly service: ReferralService }): string {
  return `${of.caseId}/${of.service}`;
}

function request(
  referral: Referral,
  command: Extract<ReferralCommand, { type: 'request-referral' }>,
): readonly ReferralEvent[] {
  if (isAsked(referral)) return [];
  const { agencyId, night, attempt, at, answerWithin } = command;
  const answerBy = new Date(Date.parse(at) + durationMs(answerWithin)).toISOString();
  return [
    {
      type: 'iwaa.referral.referral-requested.v1',
      data: { ...about(command), agencyId, night, attempt, answerBy },
    },
  ];
}

function cancelled(
  referral: AskedReferral,
  reason: ReferralReason,
): Decision<ReferralEvent, ReferralRefusal> {
  if (referral.state === 'cancelled' && referral.reason === reason) return [];
  if (!mayBecome(referral.state, 'cancelled')) return 'referral-ended';
  return [
    {
      type: 'iwaa.referral.referral-cancelled.v1',
      data: { ...ofReferral(referral), ...asking(referral), reason },
    },
  ];
}

function moved(
  referral: Referral,
  state: ReferralState,
  given: { readonly reason?: ReferralReason; readonly outcome?: ReferralOutcome },
): Referral {
  if (!isAsked(referral)) return referral;
  return {
    ...referral,
    state,
    reason: given.reason ?? null,
    outcome: given.outcome ?? null,
    openFor: isOpen(state) ? referral.openFor : null,
  };
}
