import { referralCancelled } from '@iwaa/contracts/events/referral';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import { isForWantOfConsent } from '../domain/routing.ts';
import type { Referrals } from '../store/referrals.ts';
import type { AskForCovered } from '../use-cases/ask-for-covered.ts';
import type { AskForNeed } from '../use-cases/ask-for-need.ts';
import { askNextAgency } from './ask-next-agency.ts';
import { isAnsweredByAgencies } from './react-for-need.ts';

/**
 * When an agency did not answer, is asked no more, or somebody wants another one, the next one is asked, and when its consent ended, one that another
 * consent is for. What was taken back for another reason asks nobody else for that need; the needs that it covered are asked for by themselves.
 */
export function onReferralCancelled(
  askForNeed: AskForNeed,
  askForCovered: AskForCovered,
  referrals: Referrals,
): Reaction {
  const isHandedOver = async (referralId: string) =>
    (await referrals.one(referralId))?.handedOver !== undefined;
  return reactTo(referralCancelled, async ({ data, time }) => {
    const isToGoOn = data.reason === 'no-answer' || data.reason === 'agency-suspended';
    if (isToGoOn || (await isHandedOver(data.referralId)))
      return askNextAgency(askForNeed, referrals, data, time);
    if (isForWantOfConsent(data.reason) && isAnsweredByAgencies(data.service))
      await askNextAgency(askForNeed, referrals, data, time, { type: 'consent-changed' });
    await askForCovered({ ...data, byNeedId: data.needId });
  });
}
