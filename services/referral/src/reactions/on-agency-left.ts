import { agencyRemoved, agencySuspended } from '@iwaa/contracts/events/referral';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Referrals } from '../store/referrals.ts';

/**
 * The open referrals of an agency that is asked no more are taken back, whatever it had begun; by that fact each goes to the next agency.
 * The answers of one that was removed are read no more.
 */
export function onAgencyLeft(
  referrals: Pick<Referrals, 'openOfAgency' | 'execute'>,
  refreshTopics: () => Promise<void>,
): Reaction[] {
  async function takeBack(agencyId: string): Promise<void> {
    for (const from of await referrals.openOfAgency(agencyId))
      await referrals.execute(from._id, { type: 'cancel-referral', reason: 'agency-suspended' }, { from });
  }
  return [
    reactTo(agencySuspended, ({ data: { agencyId } }) => takeBack(agencyId)),
    reactTo(agencyRemoved, async ({ data: { agencyId } }) => {
      await takeBack(agencyId);
      await refreshTopics();
    }),
  ];
}
