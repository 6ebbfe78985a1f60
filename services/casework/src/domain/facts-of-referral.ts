import type { FactFrom } from './case-fact.ts';
import type { CaseFile, ReferralWord } from './case-file.ts';
import { earliest, latest } from './instants.ts';

type ReferralFact = FactFrom<'referral'>;

const states: Record<ReferralFact['type'], ReferralWord['state']> = {
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
const working: readonly ReferralWord['state'][] = ['accepted', 'in-progress', 'on-hold'];

/**
 * Adds a fact of referral: the highest sequence says how a referral stands, whichever fact tells a detail (by when it is
 * to be answered, since when the agency has it) adds that detail.
 */
export function foldReferral(file: CaseFile, fact: ReferralFact): CaseFile {
  const state = states[fact.type];
  // A later version of the referral service may tell what this one does not know.
  if (!state) return file;
  const { referralId, service } = fact.data;
  const known = file.referrals[referralId];
  const newest = !known || fact.sequence > known.sequence;
  const word: ReferralWord = {
    sequence: newest ? fact.sequence : known.sequence,
    at: newest ? fact.time : known.at,
    state: newest ? state : known.state,
    service,
    agencyId: 'agencyId' in fact.data ? fact.data.agencyId : (known?.agencyId ?? null),
    answerBy: latest(known?.answerBy ?? null, 'answerBy' in fact.data ? fact.data.answerBy : null),
    acceptedAt: earliest(known?.acceptedAt ?? null, working.includes(state) ? fact.time : null),
    outcome: 'outcome' in fact.data ? fact.data.outcome : (known?.outcome ?? null),
  };
  return { ...file, referrals: { ...file.referrals, [referralId]: word } };
}
