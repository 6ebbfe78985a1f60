import type { OwnerAnswer, OwnerRequest } from './owner-answer.ts';
import type { ServiceClient } from './service-client.ts';

/** What a case asks of referral. */
export function createReferralActivities(service: ServiceClient) {
  return {
    /** Takes back a referral that nobody answered; the next eligible agency is asked. */
    rerouteReferral({ referralId, ...request }: OwnerRequest & { referralId: string }): Promise<OwnerAnswer> {
      return service.post(`/referrals/${referralId}/reroute`, {}, request);
    },
    /** Asks another centre to take in somebody who has waited too long for a bed of ours. */
    requestShelterReferral({
      needId,
      night,
      ...request
    }: OwnerRequest & { needId: string; night: string }): Promise<OwnerAnswer> {
      const { caseId, campaignId } = request;
      return service.post('/referrals', { caseId, campaignId, needId, service: 'shelter', night }, request);
    },
  };
}
