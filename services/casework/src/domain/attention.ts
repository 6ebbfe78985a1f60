import { type AttentionReason, attentionReasons, type Deadlines } from '@iwaa/contracts/vocabulary';
import type { CaseFile, ReferralWord } from './case-file.ts';
import { overdue } from './deadlines.ts';
import { isAfter } from './instants.ts';

/**
 * Why a case asks for a person's eye. Each reason goes by itself when the facts answer it; a closed case asks for nothing.
 */
export function attentionOf(file: CaseFile, deadlines: Deadlines): AttentionReason[] {
  if (file.closed) return [];
  const found = new Set<AttentionReason>(overdue(file, deadlines).map((deadline) => deadline.reason));
  if (holdLapsedUnanswered(file)) found.add('bed-hold-lapsed');
  for (const referral of Object.values(file.referrals)) {
    if (referral.state === 'not-placed' && !answered(file, referral)) found.add('referral-not-placed');
    if (referral.state === 'failed' && !answered(file, referral)) found.add('agency-withdrew');
  }
  if (brokeDownUnanswered(file)) found.add('return-broke-down');
  return attentionReasons.filter((reason) => found.has(reason));
}

/** A hold ran out, and since then nobody met the person or found another place. */
function holdLapsedUnanswered(file: CaseFile): boolean {
  const beds = Object.values(file.beds);
  const since = [
    file.lastContactAt,
    file.needs.shelter?.at ?? null,
    ...beds.filter((bed) => bed.state === 'held' || bed.state === 'occupied').map((bed) => bed.at),
    ...Object.values(file.waits).map((wait) => wait.at),
    ...Object.values(file.returns).map((home) => home.homeAt),
    ...Object.values(file.referrals)
      .filter((referral) => referral.outcome === 'admitted')
      .map((referral) => referral.at),
  ];
  return beds.some(
    (bed) => bed.state === 'lapsed' && !since.some((at) => at !== null && isAfter(at, bed.at)),
  );
}

/** Another agency was asked for the same service later, or the person has said no to it since. */
function answered(file: CaseFile, referral: ReferralWord): boolean {
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

/** A return did not hold, and since then nobody worked towards another. */
function brokeDownUnanswered(file: CaseFile): boolean {
  const since = [
    ...Object.values(file.returns).map((home) => home.homeAt),
    ...Object.values(file.mediations).map((mediation) => mediation.workedAt),
  ];
  return Object.values(file.returns).some(({ brokeDownAt }) => {
    if (brokeDownAt === null) return false;
    return !since.some((at) => at !== null && isAfter(at, brokeDownAt));
  });
}
