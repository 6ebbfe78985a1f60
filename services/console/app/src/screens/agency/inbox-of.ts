import type { ReferralState } from '@iwaa/contracts/vocabulary';

interface Received {
  readonly state: ReferralState;
  readonly answerBy: string;
  readonly requestedAt: string;
}

/** New referrals, those first whose answer is hoped for soonest; and those under way, the longest asked first. */
export function inboxOf<One extends Received>(
  referrals: readonly One[],
): { readonly fresh: readonly One[]; readonly underWay: readonly One[] } {
  return {
    fresh: sorted(
      referrals.filter(({ state }) => state === 'requested'),
      ({ answerBy }) => answerBy,
    ),
    underWay: sorted(
      referrals.filter(({ state }) => state !== 'requested'),
      ({ requestedAt }) => requestedAt,
    ),
  };
}

function sorted<One extends Received>(referrals: readonly One[], by: (one: One) => string): readonly One[] {
  return referrals.toSorted((one, other) => Date.parse(by(one)) - Date.parse(by(other)));
}
