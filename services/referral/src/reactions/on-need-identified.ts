import { needIdentified } from '@iwaa/contracts/events/intake';
import { referralServices } from '@iwaa/contracts/vocabulary';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Cases } from '../store/cases.ts';
import type { AskForNeed } from '../use-cases/ask-for-need.ts';
import { isAnsweredByAgencies, reactForNeed } from './react-for-need.ts';

/** A need that an agency answers, and that may be passed on, becomes a referral; any other one may be asked for by hand. */
export function onNeedIdentified(askForNeed: AskForNeed, cases: Cases): Reaction {
  return reactTo(needIdentified, async ({ data, time }) => {
    const { needId, caseId, campaignId, kind, night, consent, shelter } = data;
    const forAgency = data.forAgency ?? (shelter && { unit: shelter.unit, priority: shelter.priority });
    const service = referralServices.find((one) => one === kind);
    if (service === undefined) return;
    await cases.needStated(caseId, { needId, service, night, statedAt: time, forAgency }, consent);
    if (!isAnsweredByAgencies(kind)) return;
    await reactForNeed(
      askForNeed,
      { needId, caseId, campaignId, service: kind, night, since: time },
      { type: 'need-identified' },
    );
  });
}
