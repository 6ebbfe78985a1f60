import type { ReferralService } from '@iwaa/contracts/vocabulary';
import type { AskForNeed } from '../asking/ask-for-need.ts';
import type { Referrals } from '../store/referrals.ts';
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

/** Asks the next agency after one said no or did not answer; once, however often the fact of it comes. */
export async function askNextAgency(
  askForNeed: AskForNeed,
  referrals: Referrals,
  no: NoFromAgency,
  time: string,
): Promise<void> {
  const { referralId, attempt, caseId, campaignId, needId, service, night } = no;
  const since = (await referrals.one(referralId))?.neededSince ?? time;
  await reactForNeed(
    askForNeed,
    { needId, caseId, campaignId, service, night, since },
    { type: 'agency-said-no', attempt },
  );
}
