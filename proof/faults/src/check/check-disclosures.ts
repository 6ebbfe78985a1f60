import type { TopicFact } from '../evidence/topics.ts';
import type { Finding } from './finding.ts';

/** An agency that was shown whom a referral is about. */
export interface ShownPerson {
  /** The subject of the token that asked. */
  readonly subject: string;
  readonly referralId: string;
}

/**
 * Nobody was shown a person without an entry of the access log, and no agency before it had accepted. More entries than looks are no
 * harm: what was recorded may not have come to whoever asked.
 */
export function checkDisclosures(
  shown: readonly ShownPerson[],
  allowed: readonly ShownPerson[],
  facts: readonly TopicFact[],
): Finding {
  const recorded = countByLook(allowed);
  const accepted = new Set(
    facts
      .filter(({ type }) => type === 'iwaa.referral.referral-accepted.v1')
      .map(({ data }) => String(data.referralId)),
  );
  const looks = [...countByLook(shown)];
  return {
    name: 'disclosures',
    claim: 'an agency was shown a person only where it had accepted, and each look is in the access log',
    examined: shown.length,
    differences: [
      ...looks
        .filter(([look, times]) => times > (recorded.get(look) ?? 0))
        .map(
          ([look, times]) =>
            `${look} was shown ${times} times, and recorded ${recorded.get(look) ?? 0} times`,
        ),
      ...[...new Set(shown.map(({ referralId }) => referralId))]
        .filter((referralId) => !accepted.has(referralId))
        .map((referralId) => `whom ${referralId} is about was shown, and nobody has accepted it`),
    ],
  };
}

function countByLook(looks: readonly ShownPerson[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { subject, referralId } of looks) {
    const look = `${referralId} to ${subject}`;
    counts.set(look, (counts.get(look) ?? 0) + 1);
  }
  return counts;
}
