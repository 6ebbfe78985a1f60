import { referralRoutes } from '@iwaa/contracts/routes/referral';
import { type OwnerAnswer, type OwnerRequest, ofCase } from './owner-answer.ts';
import type { OwnerClient } from './owner-client.ts';

/** What a case asks of referral. */
export function createReferralActivities(referral: OwnerClient) {
  return {
    /** Takes back a referral that nobody answered; the next eligible agency is asked. */
    rerouteReferral({ referralId, ...request }: OwnerRequest & { referralId: string }): Promise<OwnerAnswer> {
      return referral.ask(
        referralRoutes.rerouteReferral,
        { params: { referralId }, body: {} },
        ofCase(request),
      );
    },
    /** Takes back a referral to which the person's consent has run out. */
    endUnconsentedReferral({
      referralId,
      ...request
    }: OwnerRequest & { referralId: string }): Promise<OwnerAnswer> {
      const body = { endedAt: request.dueAt };
      return referral.ask(
        referralRoutes.endUnconsentedReferral,
        { params: { referralId }, body },
        ofCase(request),
      );
    },
    /** Asks another centre to take in somebody who has waited too long for a bed of ours. */
    requestShelterReferral({
      needId,
      night,
      ...request
    }: OwnerRequest & { needId: string; night: string }): Promise<OwnerAnswer> {
      const { caseId, campaignId } = request;
      const body = { caseId, campaignId, needId, service: 'shelter', night } as const;
      return referral.ask(referralRoutes.requestReferral, { body }, ofCase(request));
    },
  };
}
