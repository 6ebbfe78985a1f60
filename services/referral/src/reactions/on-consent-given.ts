import { consentGiven } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import type { AskForNeed } from '../asking/ask-for-need.ts';
import type { Cases } from '../store/cases.ts';
import { isAnsweredByAgencies, reactForNeed } from './react-for-need.ts';

/** The needs that had to wait for this consent become referrals. */
export function onConsentGiven(askForNeed: AskForNeed, cases: Cases): Reaction {
  return reactTo(consentGiven, async ({ data, time }) => {
    const { caseId, campaignId, purpose, unlocks } = data;
    if (purpose !== 'referral') return;
    await cases.consentGiven(caseId, time);
    for (const { needId, kind, night } of unlocks) {
      if (!isAnsweredByAgencies(kind)) continue;
      await reactForNeed(
        askForNeed,
        { needId, caseId, campaignId, service: kind, night, since: time },
        { type: 'consent-given' },
      );
    }
  });
}
