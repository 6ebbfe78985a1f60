import type { Clock } from '@iwaa/service-kit/clock';
import type { Executed, ExecuteOptions } from '@iwaa/service-kit/store/aggregate-store';
import { consentAfterEnd } from '../domain/known-case.ts';
import type { AskedReferral, Referral, ReferralEvent, ReferralRefusal } from '../domain/referral.ts';
import type { Cases } from '../store/cases.ts';
import type { Referrals } from '../store/referrals.ts';

/**
 * Takes a referral back whose case says that the person's consent to it ran out at an instant (ISO-8601); whether it did is
 * judged here, by what is known here now.
 */
export type EndUnconsented = <Result = undefined>(
  of: Pick<AskedReferral, 'referralId' | 'caseId' | 'agencyId'>,
  endedAt: string,
  options: ExecuteOptions<Referral, ReferralEvent, Result>,
) => Promise<Executed<Referral, ReferralEvent, ReferralRefusal, Result>>;

export function createEndUnconsented(referrals: Referrals, cases: Cases, clock: Clock): EndUnconsented {
  return async ({ referralId, caseId, agencyId }, endedAt, options) => {
    const consent = consentAfterEnd(await cases.find(caseId), agencyId, endedAt, clock().toISOString());
    return referrals.execute(referralId, { type: 'end-unconsented', consent }, options);
  };
}
