import type { NeedKind, ReferralService } from '@iwaa/contracts/vocabulary';
import { PermanentFault, TransientFault } from '@iwaa/eventing/failure/fault';
import type { AskingCause } from '../domain/routing.ts';
import type { Asked, AskForNeed, WantedReferral } from '../use-cases/ask-for-need.ts';

/** The needs that become referrals by themselves. Shelter is for our own beds first: others are asked by hand or by the case. */
const answeredByAgencies = [
  'health',
  'elderly-care',
  'womens-space',
] as const satisfies readonly ReferralService[];

/** Whether a need of this kind becomes a referral by itself. */
export function isAnsweredByAgencies(kind: NeedKind): kind is (typeof answeredByAgencies)[number] {
  return answeredByAgencies.some((service) => service === kind);
}

/**
 * Asks an agency because of a fact. That nobody is asked, for whatever reason, is a normal outcome; it gives what came of it.
 * @throws TransientFault while the campaign is not known, whose fact may still be on its way; PermanentFault when the need
 * is another case's.
 */
export async function reactForNeed(
  askForNeed: AskForNeed,
  wanted: WantedReferral,
  cause: AskingCause,
): Promise<Asked['kind']> {
  const { kind } = await askForNeed(wanted, cause);
  if (kind === 'campaign-unknown')
    throw new TransientFault(
      `The campaign ${wanted.campaignId} is not known here yet; the need waits until its declaration has come.`,
    );
  if (kind === 'need-of-another') throw new PermanentFault('need-of-another-case');
  return kind;
}
