import type { needStandings } from '@iwaa/contracts/http/referral';
import { isOpen } from '@iwaa/domain/referral-states';
import { type KnownCase, type KnownNeed, objection } from './known-case.ts';
import { type AskedReferral, isAsked, type Referral } from './referral.ts';
import { isStillCovered, lastAsked } from './routing.ts';

/** A need with what became of it. */
export interface NeedOfCase extends KnownNeed {
  readonly standing: (typeof needStandings)[number];
  /** The referral that serves it, else the one that was asked for last. */
  readonly referral: AskedReferral | undefined;
}

/**
 * The needs of an open case that an agency may answer, and that the person has not declined since: of each service the one that
 * was stated last, which stands for those before it.
 * @param referrals everything that came of the case's needs.
 */
export function needsOfCase(known: KnownCase, referrals: readonly Referral[]): readonly NeedOfCase[] {
  const wanted = known.needs.filter(({ service, statedAt }) => !objection(known, service, statedAt));
  const byService = Map.groupBy(wanted, ({ service }) => service);
  return [...byService.values()].flatMap((needs) => {
    const need = needs.toSorted((one, other) => (one.statedAt < other.statedAt ? -1 : 1)).at(-1);
    return need ? [{ ...need, ...standingOf(need, known, referrals) }] : [];
  });
}

function standingOf(
  { needId, service }: KnownNeed,
  known: KnownCase,
  referrals: readonly Referral[],
): Pick<NeedOfCase, 'standing' | 'referral'> {
  const open = referrals
    .filter(isAsked)
    .find((referral) => referral.service === service && isOpen(referral.state));
  if (open) return { standing: 'open', referral: open };
  const ofNeed = (id: string) =>
    referrals.filter((referral) => referral.state !== 'new' && referral.needId === id);
  const had = ofNeed(needId);
  const covers = known.covered.filter((one) => one.needId === needId).map(({ byNeedId }) => ofNeed(byNeedId));
  const serving = [had, ...covers].find(isStillCovered);
  if (serving) return { standing: 'completed', referral: lastAsked(serving) };
  const last = lastAsked(had);
  if (had.some(({ state }) => state === 'not-placed')) return { standing: 'not-placed', referral: last };
  return { standing: last ? 'ended' : 'not-asked', referral: last };
}
