import type { Decision } from '@iwaa/contracts/decision';
import type { AgencyAnswer, AskedReferral, ReferralEvent, ReferralRefusal } from './referral.ts';
import { asking, ofReferral } from './referral-fact-data.ts';
import { isOpen, mayBecome } from './referral-states.ts';

/** Judges an agency's answer by the state of the referral; an answer that says again what is so decides nothing. */
export function answered(
  referral: AskedReferral,
  agencyId: string,
  answer: AgencyAnswer,
): Decision<ReferralEvent, ReferralRefusal> {
  if (agencyId !== referral.agencyId) return 'not-your-referral';
  const event = eventOfAnswer(referral, answer);
  if (!event) return 'answer-incomplete';
  if (saysTheSame(referral, answer)) return [];
  if (mayBecome(referral.state, answer.state)) return [event];
  return isOpen(referral.state) ? 'answer-out-of-order' : 'referral-ended';
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
