import { consentGiven } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Cases } from '../store/cases.ts';
import type { AskForNeed } from '../use-cases/ask-for-need.ts';
import { isAnsweredByAgencies, reactForNeed } from './react-for-need.ts';

/** The needs that had to wait for this consent become referrals; a need that comes to be known later sees it too. */
export function onConsentGiven(askForNeed: AskForNeed, cases: Cases): Reaction {
  return reactTo(consentGiven, async ({ data, sequence }) => {
    const { caseId, campaignId, consentId, purpose, agencyId, until } = data;
    if (purpose !== 'referral') return;
    const needs = await cases.consentGiven(caseId, { consentId, purpose, agencyId, until, sequence });
    for (const { needId, service, night, statedAt: since } of needs) {
      if (!isAnsweredByAgencies(service)) continue;
      await reactForNeed(
        askForNeed,
        { needId, caseId, campaignId, service, night, since },
        { type: 'consent-changed' },
      );
    }
  });
}
