import type { ReferralService } from '@iwaa/contracts/vocabulary';
import type { AskingCause } from '../domain/routing.ts';
import type { Referrals } from '../store/referrals.ts';
import type { AskForNeed } from '../use-cases/ask-for-need.ts';
import { reactForNeed } from './react-for-need.ts';

interface NoFromAgency {
  readonly referralId: string;
  readonly caseId: string;
  readonly campaignId: string;
  readonly needId: string;
  readonly service: ReferralService;
  readonly night: string;
  readonly attempt: number;
}

/**
 * Asks the next agency after the referral to one came to its end without serving anybody; once, however often the fact of
 * it comes.
 */
export async function askNextAgency(
  askForNeed: AskForNeed,
  referrals: Referrals,
  no: NoFromAgency,
  time: string,
  cause: AskingCause = { type: 'agency-said-no', attempt: no.attempt },
): Promise<void> {
  const { referralId, caseId, campaignId, needId, service, night } = no;
  const { neededSince: since = time, handedOver } = (await referrals.one(referralId)) ?? {};
  const wanted = { needId, caseId, campaignId, service, night, since };
  const asked = await reactForNeed(askForNeed, { ...wanted, agencyId: handedOver?.agencyId }, cause);
  // The agency that somebody chose can be asked no more: the person is not left without any.
  if (asked === 'agency-not-eligible' || asked === 'agency-takes-nobody')
    await reactForNeed(askForNeed, wanted, cause);
}
