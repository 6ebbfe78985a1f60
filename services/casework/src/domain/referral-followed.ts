import type { CaseFile, KnownReferral } from './case-file.ts';
import { isAfter } from './instants.ts';

/** Whether something came after the end of a referral: an agency was asked for the same service, or the person has said no to it. */
export function isFollowed(file: CaseFile, referral: KnownReferral): boolean {
  const word = file.needs[referral.service];
  if (word?.declined && isAfter(word.at, referral.at)) return true;
  return Object.values(file.referrals).some(
    (other) =>
      other.service === referral.service &&
      other.state !== 'not-placed' &&
      other.state !== 'failed' &&
      isAfter(other.at, referral.at),
  );
}
