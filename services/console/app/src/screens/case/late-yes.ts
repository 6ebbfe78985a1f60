import type { needs, referral } from '@iwaa/contracts/http/referral';
import { couldGoOn } from '@iwaa/domain/referral-states';
import type { z } from 'zod';

type Need = Pick<z.output<typeof needs>['items'][number], 'needId' | 'standing' | 'referral'>;
type Referral = Pick<
  z.output<typeof referral>,
  'referralId' | 'needId' | 'agencyId' | 'state' | 'reason' | 'acceptedLate'
>;

/** The referral of a need that its agency accepted after its end, while no other agency has taken the need. */
export function lateYes<R extends Referral>(
  { needId, standing, referral: last }: Need,
  referrals: readonly R[],
): R | undefined {
  if (standing === 'not-asked' || standing === 'completed') return undefined;
  if (standing === 'open') {
    const holder = referrals.find(({ referralId }) => referralId === last?.referralId);
    // One of another need serves this one too: taken back, it does not lead to who said yes for this.
    if (holder?.state !== 'requested' || holder.needId !== needId) return undefined;
  }
  return referrals.find((one) => one.needId === needId && one.acceptedLate && couldGoOn(one));
}
