import type { ReferralService, ReferralState } from '@iwaa/contracts/vocabulary';
import { describe, expect, test } from '@jest/globals';
import { askedAgencies } from './asked-agencies.ts';
import type { AskedReferral, UnplacedReferral } from './referral.ts';

const about = (referralId: string, service: ReferralService) => ({
  referralId,
  caseId: 'SK-2425-00042',
  campaignId: 'SK-2425',
  needId: 'n',
  service,
});
const answerBy = '2024-12-14T21:00:00.000Z';
const asked = (
  agencyId: string,
  state: ReferralState,
  service: ReferralService = 'health',
): AskedReferral => ({
  ...about(`to-${agencyId}`, service),
  agencyId,
  state,
  attempt: 1,
  night: '2024-12-12',
  answerBy,
  reason: state === 'rejected' ? 'not-eligible' : null,
  outcome: state === 'completed' ? 'admitted' : null,
  openFor: null,
});
const unplaced = (service: ReferralService): UnplacedReferral => ({
  ...about(`none-${service}`, service),
  state: 'not-placed',
});

describe('what a team is to know of the agencies', () => {
  test('is who was asked, for what and how far they are, and neither a reason nor an outcome', () => {
    expect(askedAgencies([asked('hospital', 'requested'), asked('clinic', 'rejected')])).toEqual([
      { referralId: 'to-hospital', service: 'health', state: 'requested', agencyId: 'hospital', answerBy },
      { referralId: 'to-clinic', service: 'health', state: 'rejected', agencyId: 'clinic', answerBy: null },
    ]);
  });

  test('is that no agency is left, once for a service, as long as none serves the person', () => {
    const states = (...referrals: Parameters<typeof askedAgencies>[0]) =>
      askedAgencies(referrals).map(({ state }) => state);
    expect(states(asked('clinic', 'rejected'), unplaced('health'), unplaced('health'))).toEqual([
      'not-placed',
      'rejected',
    ]);
    for (const state of ['requested', 'accepted', 'completed'] as const)
      expect(states(asked('clinic', state), unplaced('health'))).toEqual([state]);
    expect(states(asked('clinic', 'accepted'), unplaced('elderly-care'))).toEqual(['not-placed', 'accepted']);
  });
});
