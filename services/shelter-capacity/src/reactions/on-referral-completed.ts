import { referralCompleted } from '@iwaa/contracts/events/referral';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Cases } from '../store/cases.ts';
import type { GiveUpShelter } from '../use-cases/give-up-shelter.ts';

/**
 * Frees the bed of whoever now lives with an agency. Each admission is acted upon once, so that one heard of again does
 * not put out a person who has come back since.
 */
export function onReferralCompleted(cases: Cases, giveUp: GiveUpShelter): Reaction {
  return reactTo(referralCompleted, async ({ data }) => {
    if (data.outcome !== 'admitted') return;
    const record = await cases.find(data.caseId);
    if (record?.admissions.includes(data.referralId)) return;
    await giveUp(data.caseId, {
      leaving: 'taken-by-agency',
      release: 'no-longer-needed',
      checkOut: 'to-agency',
    });
    await cases.admit(data, data.referralId);
  });
}
