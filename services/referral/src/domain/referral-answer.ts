import type { Decision } from '@iwaa/contracts/decision';
import type { ResponseState, UntakenReason } from '@iwaa/contracts/vocabulary';
import { isOpen, mayBecome } from '@iwaa/domain/referral-states';
import {
  type AgencyAnswer,
  type AskedReferral,
  isAsked,
  type Referral,
  type ReferralEvent,
  type ReferralRefusal,
} from './referral.ts';
import { asking, ofReferral } from './referral-fact-data.ts';

/**
 * Judges an agency's answer by the state of the referral; an answer that says again what is so decides nothing. Without a
 * consent the agency can't go on with the person; that it has come to an end, it may always say. An answer that can't be taken is
 * a fact too, because somebody has to see it, and changes nothing else.
 */
export function answered(
  referral: AskedReferral,
  {
    agencyId,
    answer,
    consented,
  }: { readonly agencyId: string; readonly answer: AgencyAnswer; readonly consented: boolean },
): Decision<ReferralEvent, ReferralRefusal> {
  if (agencyId !== referral.agencyId) return 'not-your-referral';
  const event = eventOfAnswer(referral, answer);
  if (!event) return 'answer-incomplete';
  if (saysTheSame(referral, answer)) return [];
  const why = whyNotTaken(referral, answer, consented);
  if (!why) return [event];
  // Told once for each answer and reason, however often an agency repeats it.
  return referral.notTaken?.includes(notTakenName(answer.state, why))
    ? why
    : [
        {
          type: 'iwaa.referral.answer-not-taken.v1',
          data: { ...ofReferral(referral), answer: answer.state, reason: why },
        },
      ];
}

function whyNotTaken(
  { state }: AskedReferral,
  answer: AgencyAnswer,
  consented: boolean,
): UntakenReason | undefined {
  if (!mayBecome(state, answer.state)) return isOpen(state) ? 'answer-out-of-order' : 'referral-ended';
  return consented || !goesOn(answer) ? undefined : 'consent-ended';
}

/** An answer that was not taken, and why, in a word that the referral keeps. */
export function notTakenName(answer: ResponseState, why: UntakenReason): string {
  return `${answer}/${why}`;
}

/** Why an answer was not taken, from what was decided on it; undefined where it was. */
export function reasonNotTaken(events: readonly ReferralEvent[]): UntakenReason | undefined {
  return events.find((event) => event.type === 'iwaa.referral.answer-not-taken.v1')?.data.reason;
}

/** Whether an agency says by it that it goes on with the person: for that, and that alone, a consent has to be in force. */
export function goesOn({ state }: Pick<AgencyAnswer, 'state'>): boolean {
  return isOpen(state);
}

function eventOfAnswer(referral: AskedReferral, answer: AgencyAnswer): ReferralEvent | undefined {
  const { state, reason, outcome } = answer;
  const base = ofReferral(referral);
  switch (state) {
    case 'accepted':
      return { type: 'iwaa.referral.referral-accepted.v1', data: base };
    case 'in-progress':
      return { type: 'iwaa.referral.referral-started.v1', data: base };
    case 'rejected':
      return (
        reason && {
          type: 'iwaa.referral.referral-rejected.v1',
          data: { ...base, ...asking(referral), reason },
        }
      );
    case 'on-hold':
      return reason && { type: 'iwaa.referral.referral-put-on-hold.v1', data: { ...base, reason } };
    case 'failed':
      return reason && { type: 'iwaa.referral.referral-failed.v1', data: { ...base, reason } };
    case 'completed':
      return outcome && { type: 'iwaa.referral.referral-completed.v1', data: { ...base, outcome } };
    default:
      return state satisfies never;
  }
}

/** Whether the referral already stands where the answer puts it. Reasons count only where the state has one. */
function saysTheSame(referral: AskedReferral, answer: AgencyAnswer): boolean {
  if (referral.state !== answer.state) return false;
  if (referral.reason !== null && referral.reason !== answer.reason) return false;
  return referral.outcome === null || referral.outcome === answer.outcome;
}

/** Whether the agency of a referral has said yes after it had ended, and has not said no since. */
export function isAcceptedLate({ notTaken = [] }: Pick<AskedReferral, 'notTaken'>): boolean {
  const last = (answer: ResponseState) => notTaken.lastIndexOf(notTakenName(answer, 'referral-ended'));
  return last('accepted') > Math.max(last('rejected'), last('failed'));
}

/** The referral of an agency, among those of a need, to which it has said yes too late and has not said no since. */
export function acceptedLate(had: readonly Referral[], agencyId: string): AskedReferral | undefined {
  return had.filter(isAsked).find((referral) => referral.agencyId === agencyId && isAcceptedLate(referral));
}
