import {
  type ReferralReason,
  type ReferralState,
  type ResponseState,
  responseStates,
} from '@iwaa/contracts/vocabulary';

/**
 * The closed loop: what a referral in each state may become. A state that may become nothing is an end. This is the only
 * place that says so; the referral's decisions and its index of open referrals are made from it.
 */
const moves: Record<ReferralState, readonly ReferralState[]> = {
  requested: ['accepted', 'rejected', 'cancelled'],
  accepted: ['in-progress', 'on-hold', 'completed', 'failed', 'cancelled'],
  'in-progress': ['on-hold', 'completed', 'failed', 'cancelled'],
  'on-hold': ['in-progress', 'completed', 'failed', 'cancelled'],
  rejected: [],
  completed: [],
  failed: [],
  cancelled: [],
};

/** Whether a referral may go from one state to another. */
export function mayBecome(from: ReferralState, to: ReferralState): boolean {
  return moves[from].includes(to);
}

/** Whether a referral in this state is still followed; otherwise its loop is closed. */
export function isOpen(state: ReferralState): boolean {
  return moves[state].length > 0;
}

/** What an agency may answer to a referral in this state. The sender alone requests and cancels. */
export function answersTo(state: ReferralState): readonly ResponseState[] {
  return responseStates.filter((answer) => mayBecome(state, answer));
}

/**
 * Whether a referral ended because of its agency, or for another one; not because the person or the case wanted no more. Only then
 * a yes that comes after its end can still be of use.
 */
export function couldGoOn({
  state,
  reason,
}: {
  readonly state: ReferralState | 'not-placed';
  readonly reason: ReferralReason | null;
}): boolean {
  if (state === 'cancelled') return reason === 'no-answer' || reason === 'other';
  return state === 'rejected' || state === 'failed';
}
