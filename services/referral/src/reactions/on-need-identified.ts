import { needIdentified } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import type { AskForNeed } from '../asking/ask-for-need.ts';
import { isAnsweredByAgencies, reactForNeed } from './react-for-need.ts';

/** A need that an agency answers, and that may be passed on, becomes a referral. */
export function onNeedIdentified(askForNeed: AskForNeed): Reaction {
  return reactTo(needIdentified, async ({ data, time }) => {
    const { needId, caseId, campaignId, kind, night, consented } = data;
    if (!consented || !isAnsweredByAgencies(kind)) return;
    await reactForNeed(
      askForNeed,
      { needId, caseId, campaignId, service: kind, night, since: time },
      { type: 'need-identified' },
    );
  });
}
