import type { FoldedFactFrom } from './case-events.ts';
import type { CaseFile, KnownReferral } from './case-file.ts';
import { earliest, latest } from './instants.ts';
import { referralStanding } from './referral-standing.ts';

type AnyReferralFact = FoldedFactFrom<'referral'>;
type AnswerNotTaken = Extract<AnyReferralFact, { type: 'iwaa.referral.answer-not-taken.v1' }>;
type ReferralFact = Exclude<AnyReferralFact, AnswerNotTaken>;

const states: Record<ReferralFact['type'], KnownReferral['state']> = {
  'iwaa.referral.referral-requested.v1': 'requested',
  'iwaa.referral.referral-not-placed.v1': 'not-placed',
  'iwaa.referral.referral-accepted.v1': 'accepted',
  'iwaa.referral.referral-rejected.v1': 'rejected',
  'iwaa.referral.referral-started.v1': 'in-progress',
  'iwaa.referral.referral-put-on-hold.v1': 'on-hold',
  'iwaa.referral.referral-completed.v1': 'completed',
  'iwaa.referral.referral-failed.v1': 'failed',
  'iwaa.referral.referral-cancelled.v1': 'cancelled',
};

/**
 * Adds a fact of referral: the highest sequence says how a referral stands, whichever fact tells a detail (by when it is
 * to be answered, since when the agency has it) adds that detail.
 */
export function foldReferral(file: CaseFile, fact: AnyReferralFact): CaseFile {
  if (fact.type === 'iwaa.referral.answer-not-taken.v1') return foldNotTaken(file, fact);
  const state = states[fact.type];
  // A later version of the referral service may tell what this one does not know.
  if (!state) return file;
  const { referralId, service } = fact.data;
  const known = file.referrals[referralId];
  const newest = !known || fact.sequence > known.sequence;
  const word: KnownReferral = {
    sequence: newest ? fact.sequence : known.sequence,
    at: newest ? fact.time : known.at,
    state: newest ? state : known.state,
    service,
    agencyId: 'agencyId' in fact.data ? fact.data.agencyId : (known?.agencyId ?? null),
    answerBy: latest(known?.answerBy ?? null, 'answerBy' in fact.data ? fact.data.answerBy : null),
    acceptedAt: earliest(
      known?.acceptedAt ?? null,
      referralStanding[state] === 'accepted' ? fact.time : null,
    ),
    reason: newest ? reasonOf(fact) : known.reason,
    outcome: 'outcome' in fact.data ? fact.data.outcome : (known?.outcome ?? null),
    ...(known?.saidLate ? { saidLate: known.saidLate } : {}),
  };
  return { ...file, referrals: { ...file.referrals, [referralId]: word } };
}

/** What an agency says after the end changes nothing of how its referral stands, and is kept: it may be willing after all. */
function foldNotTaken(file: CaseFile, { sequence, time, data }: AnswerNotTaken): CaseFile {
  if (data.reason !== 'referral-ended') return file;
  const { referralId, service, agencyId, answer } = data;
  const known: KnownReferral = file.referrals[referralId] ?? { ...unheardOf, at: time, service, agencyId };
  const at = known.sequence === 0 ? (earliest(known.at, time) ?? time) : known.at;
  const before = known.saidLate;
  const saidLate = before && before.sequence > sequence ? before : { sequence, at: time, answer };
  const word: KnownReferral = { ...known, at, saidLate };
  return { ...file, referrals: { ...file.referrals, [referralId]: word } };
}

/** A referral of which no other fact has come yet. */
const unheardOf = {
  ...{ sequence: 0, state: 'requested' as const, answerBy: null },
  ...{ acceptedAt: null, reason: null, outcome: null },
};

function reasonOf({ data }: ReferralFact): KnownReferral['reason'] {
  return 'reason' in data ? data.reason : null;
}
