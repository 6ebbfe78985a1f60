import type { ReferralService } from '@iwaa/contracts/vocabulary';
import type { Clock } from '@iwaa/service-kit/clock';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { type CaseFacts, type Objection, objection, objectionByHand } from '../domain/case-facts.ts';
import type { Referral } from '../domain/referral.ts';
import { type AskingCause, agencyToAsk, askedBefore, attemptToMake } from '../domain/routing.ts';
import type { Agencies } from '../store/agencies.ts';
import type { Campaigns, CampaignTerms } from '../store/campaigns.ts';
import type { Cases } from '../store/cases.ts';
import { type Referrals, referralIdOf } from '../store/referrals.ts';

/** A need for which an agency is wanted. */
export interface WantedReferral {
  readonly needId: string;
  readonly caseId: string;
  readonly campaignId: string;
  readonly service: ReferralService;
  readonly night: string;
  /** When the person stated the need, or agreed to it. */
  readonly since: string;
  /** The command that asks for it by hand. */
  readonly askedBy?: CommandKey | undefined;
}

export type Asked =
  | { readonly kind: 'asked'; readonly referralId: string }
  | { readonly kind: 'not-placed' }
  /** The cause was acted on before, or leads nowhere; with what the need has had so far. */
  | { readonly kind: 'nothing-to-do'; readonly had: readonly Referral[] }
  | { readonly kind: 'objection'; readonly why: Objection }
  /** The case has an open referral of this service from another need, which serves this one too. */
  | { readonly kind: 'covered' }
  | { readonly kind: 'campaign-unknown' }
  /** The need's id belongs to another case or service. */
  | { readonly kind: 'need-of-another' };

/** Asks the next agency for a need, as far as there is one and nothing speaks against it. */
export type AskForNeed = (wanted: WantedReferral, cause: AskingCause) => Promise<Asked>;

export function createAskForNeed(from: {
  readonly referrals: Referrals;
  readonly agencies: Agencies;
  readonly campaigns: Campaigns;
  readonly cases: Cases;
  readonly clock: Clock;
}): AskForNeed {
  const { referrals, agencies, campaigns, cases, clock } = from;

  return async (wanted, cause) => {
    const { needId, caseId, campaignId, service } = wanted;
    const [terms, facts, had, giving] = await Promise.all([
      campaigns.find(campaignId),
      cases.facts(caseId),
      referrals.ofNeed(needId),
      agencies.giving(campaignId, service),
    ]);
    if (!terms) return { kind: 'campaign-unknown' };
    if (had.some((referral) => isOfAnother(referral, wanted))) return { kind: 'need-of-another' };
    const why = objectionTo(facts, wanted, cause);
    if (why) return { kind: 'objection', why };
    const attempt = attemptToMake(had, cause);
    if (attempt === undefined) return { kind: 'nothing-to-do', had };
    // By hand a need is asked for again even though it was once covered by a referral that is over now.
    if (cause.type !== 'asked-by-hand' && facts.needsCovered.includes(needId)) return { kind: 'covered' };

    const agencyId = agencyToAsk(giving, wanted, askedBefore(had));
    // That a referral of this service is open already, the writing of another one finds out by itself.
    if (agencyId !== undefined) return ask(wanted, cause, terms, attempt, agencyId);
    const isOpen = (await referrals.openOfCase(caseId, { service })).length > 0;
    return isOpen ? covered(wanted) : notPlaced(wanted, attempt);
  };

  async function ask(
    wanted: WantedReferral,
    cause: AskingCause,
    terms: CampaignTerms,
    attempt: number,
    agencyId: string,
  ): Promise<Asked> {
    const { since, askedBy, ...about } = wanted;
    const referralId = referralIdOf(wanted.needId, attempt);
    const at = clock().toISOString();
    const done = await referrals.request(
      {
        type: 'request-referral',
        ...about,
        referralId,
        agencyId,
        attempt,
        at,
        answerWithin: terms.answerWithin,
      },
      {
        requestedAt: at,
        neededSince: since,
        ...(askedBy ? { askedBy: { key: askedBy.key, fingerprint: askedBy.fingerprint } } : {}),
      },
    );
    if (done.kind === 'refused') return covered(wanted);
    // A closure, a refusal or a withdrawal that came between the look above and this write has not seen the referral;
    // whoever comes second sees the other.
    const why = objectionTo(await cases.facts(wanted.caseId), wanted, cause);
    if (!why) return { kind: 'asked', referralId };
    await referrals.execute(referralId, { type: 'cancel-referral', reason: why });
    return { kind: 'objection', why };
  }

  async function notPlaced(
    { needId, caseId, campaignId, service }: WantedReferral,
    attempt: number,
  ): Promise<Asked> {
    const referralId = referralIdOf(needId, attempt);
    await referrals.execute(referralId, {
      type: 'record-not-placed',
      referralId,
      needId,
      caseId,
      campaignId,
      service,
    });
    return { kind: 'not-placed' };
  }

  async function covered({ caseId, needId }: WantedReferral): Promise<Asked> {
    await cases.covered(caseId, needId);
    return { kind: 'covered' };
  }
}

function objectionTo(facts: CaseFacts, { service, since }: WantedReferral, cause: AskingCause) {
  return cause.type === 'asked-by-hand' ? objectionByHand(facts) : objection(facts, service, since);
}

function isOfAnother(referral: Referral, { caseId, service }: WantedReferral): boolean {
  return referral.state !== 'new' && (referral.caseId !== caseId || referral.service !== service);
}
