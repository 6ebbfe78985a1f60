import type { ReferralService, ReferralState } from '@iwaa/contracts/vocabulary';
import { isOpen } from '@iwaa/domain/referral-states';
import { isAsked, type Referral, type UnplacedReferral } from './referral.ts';

/** How far one of the agencies is that were asked for a person; no reason and no outcome, which tell of the person. */
export interface AskedAgency {
  readonly referralId: string;
  readonly service: ReferralService;
  readonly state: ReferralState | 'not-placed';
  /** Null where no agency is left to ask. */
  readonly agencyId: string | null;
  /** Until when an answer is hoped for; null where none is awaited. */
  readonly answerBy: string | null;
}

/**
 * What those who met a person may know of the referrals: that nobody is left for a service comes first, as long as nobody serves
 * it, then the agencies as they are given.
 * @param referrals those of one case, the last that was asked first.
 */
export function askedAgencies(referrals: readonly Referral[]): readonly AskedAgency[] {
  const asked = referrals.filter(isAsked);
  const served = new Set(
    asked.filter(({ state }) => isOpen(state) || state === 'completed').map(({ service }) => service),
  );
  const unserved = new Map<ReferralService, UnplacedReferral>();
  for (const referral of referrals)
    if (referral.state === 'not-placed' && !served.has(referral.service))
      unserved.set(referral.service, referral);
  return [
    ...[...unserved.values()].map(
      ({ referralId, service, state }): AskedAgency => ({
        referralId,
        service,
        state,
        agencyId: null,
        answerBy: null,
      }),
    ),
    ...asked.map(
      ({ referralId, service, state, agencyId, answerBy }): AskedAgency => ({
        referralId,
        service,
        state,
        agencyId,
        answerBy: state === 'requested' ? answerBy : null,
      }),
    ),
  ];
}
