import type { Decision } from '@iwaa/contracts/decision';
import { durationMs } from '@iwaa/contracts/duration';
import type { ReferralEvent as ServiceEvent } from '@iwaa/contracts/events/referral';
import type { GivenBy, referralOutcomeGivers, referralReasonGivers } from '@iwaa/contracts/givers';
import type {
  ReferralOutcome,
  ReferralReason,
  ReferralService,
  ReferralState,
  ResponseState,
} from '@iwaa/contracts/vocabulary';
import { isOpen, mayBecome } from '@iwaa/domain/referral-states';
import type { consentAfterEnd } from './known-case.ts';
import { answered, notTakenName } from './referral-answer.ts';
import { about, asking, ofReferral } from './referral-fact-data.ts';

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
  /** The ended referral whose late yes it takes up. */
  readonly takesUp?: string | undefined;
  /** The answers that could not be taken, each with why, once. */
  readonly notTaken?: readonly string[];
}

/** A need for which no agency could be asked, or be asked any more. */
export interface UnplacedReferral extends About {
  readonly state: 'not-placed';
}

export type Referral = { readonly state: 'new' } | UnplacedReferral | AskedReferral;

export const newReferral: Referral = { state: 'new' };

export interface AgencyAnswer {
  readonly state: ResponseState;
  readonly reason?: GivenBy<typeof referralReasonGivers, 'agency-staff'> | undefined;
  readonly outcome?: GivenBy<typeof referralOutcomeGivers, 'agency-staff'> | undefined;
}

/** Why the sender takes a referral back: what a social worker says, or what the service itself has found out. */
export type CancelReason = GivenBy<typeof referralReasonGivers, 'social-worker' | 'service'>;

export type ReferralCommand =
  | ({
      readonly type: 'request-referral';
      readonly agencyId: string;
      readonly night: string;
      readonly attempt: number;
      /** When the agency is asked, and the ISO-8601 duration that it has to answer. */
      readonly at: string;
      readonly answerWithin: string;
      /** The ended referral whose agency, the same one, has said yes too late: the new one is accepted by that. */
      readonly takesUp?: string | undefined;
    } & About)
  | ({ readonly type: 'record-not-placed' } & About)
  | {
      readonly type: 'answer-referral';
      readonly agencyId: string;
      readonly answer: AgencyAnswer;
      /** Whether the person agrees, as of now, that this agency learns of them; of no account where it does not go on with them. */
      readonly consented: boolean;
    }
  | { readonly type: 'cancel-referral'; readonly reason: CancelReason }
  | { readonly type: 'reroute-referral' }
  | {
      readonly type: 'hand-over';
      /** The state in which whoever wants another agency asked has seen the referral. */
      readonly seen: ReferralState;
    }
  | {
      readonly type: 'end-unconsented';
      /** What became of the consent under which the agency was asked. */
      readonly consent: ReturnType<typeof consentAfterEnd>;
    };

export type ReferralRefusal =
  | 'unknown-referral'
  | 'not-your-referral'
  | 'answer-incomplete'
  | 'answer-out-of-order'
  | 'referral-ended'
  | 'referral-changed'
  | 'consent-ended'
  | 'consent-in-force'
  | 'referral-already-open';

export type ReferralEvent = Exclude<ServiceEvent, { type: `iwaa.referral.agency-${string}` }>;

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
      return isAsked(referral) ? answered(referral, command) : 'unknown-referral';
    case 'cancel-referral':
      return isAsked(referral) ? cancelled(referral, command.reason) : 'unknown-referral';
    case 'reroute-referral':
      if (!isAsked(referral)) return 'unknown-referral';
      // An agency that answered at the last moment keeps the referral: there is nothing left to reroute.
      return referral.state === 'requested' ? cancelled(referral, 'no-answer') : [];
    case 'hand-over':
      if (!isAsked(referral)) return 'unknown-referral';
      // What the agency, or somebody else, has said since then is not undone by who has not seen it.
      if (referral.state !== command.seen) return 'referral-changed';
      return isOpen(referral.state) ? cancelled(referral, 'other') : [];
    case 'end-unconsented':
      if (!isAsked(referral)) return 'unknown-referral';
      if (command.consent === 'agreed-anew' || !isOpen(referral.state)) return [];
      return command.consent === 'still-runs' ? 'consent-in-force' : cancelled(referral, command.consent);
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
    case 'iwaa.referral.answer-not-taken.v1':
      if (!isAsked(referral)) return referral;
      return {
        ...referral,
        notTaken: [...(referral.notTaken ?? []), notTakenName(event.data.answer, event.data.reason)],
      };
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
  const { notTaken: _, ...asked } = referral;
  return {
    ...asked,
    state: referral.takesUp ? 'accepted' : 'requested',
    reason: null,
    outcome: null,
    openFor: openFor(referral),
  };
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
  const { agencyId, night, attempt, at, answerWithin, takesUp } = command;
  const answerBy = new Date(Date.parse(at) + durationMs(answerWithin)).toISOString();
  const data = { ...about(command), agencyId, night, attempt, answerBy };
  if (takesUp === undefined) return [{ type: 'iwaa.referral.referral-requested.v1', data }];
  return [
    { type: 'iwaa.referral.referral-requested.v1', data: { ...data, takesUp } },
    { type: 'iwaa.referral.referral-accepted.v1', data: ofReferral(data) },
  ];
}

function cancelled(referral: AskedReferral, reason: CancelReason): Decision<ReferralEvent, ReferralRefusal> {
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
