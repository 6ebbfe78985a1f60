import type { NightRefusal } from '@iwaa/domain/night';
import { deadlineOn } from '@iwaa/domain/night-level';
import { TransientFault } from '@iwaa/eventing/failure/fault';
import type { KnownCampaign } from '@iwaa/service-kit/campaigns/known-campaigns';
import type { Clock } from '@iwaa/service-kit/clock';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { mayLearn, type Objection, objection, whyConsentEnded } from '../domain/known-case.ts';
import { nextStep } from '../domain/next-step.ts';
import type { Referral } from '../domain/referral.ts';
import { acceptedLate } from '../domain/referral-answer.ts';
import type { AskingCause } from '../domain/routing.ts';
import type { Agencies } from '../store/agencies.ts';
import type { Cases } from '../store/cases.ts';
import { type Referrals, referralIdOf } from '../store/referrals.ts';
import type { FindNeedAtHand, WantedNeed } from './need-at-hand.ts';

/** A need for which an agency is to be asked. */
export interface WantedReferral extends WantedNeed {
  /** The command that asks for it by hand. */
  readonly askedBy?: CommandKey | undefined;
}

export type Asked =
  | { readonly kind: 'asked'; readonly referralId: string }
  | { readonly kind: 'not-placed' }
  /** The cause was acted on before, or leads nowhere; with what the need has had so far. */
  | { readonly kind: 'nothing-to-do'; readonly had: readonly Referral[] }
  | { readonly kind: 'objection'; readonly why: Objection | 'no-consent' }
  /** The case has an open referral of this service from another need, which serves this one too. */
  | { readonly kind: 'covered' }
  | { readonly kind: 'campaign-unknown' }
  | { readonly kind: 'need-unknown' | 'agency-not-eligible' | 'agency-takes-nobody' }
  /** The need's id belongs to another case or service. */
  | { readonly kind: 'need-of-another' }
  | { readonly kind: NightRefusal };

/** Asks the next agency for a need, as far as there is one and nothing speaks against it. */
export type AskForNeed = (wanted: WantedReferral, cause: AskingCause) => Promise<Asked>;

/** How often a need is looked at again when the referral that was to cover it ended between two looks. */
const looks = 5;

export function createAskForNeed(from: {
  readonly findNeedAtHand: FindNeedAtHand;
  readonly referrals: Referrals;
  readonly agencies: Pick<Agencies, 'isActive'>;
  readonly cases: Cases;
  readonly clock: Clock;
}): AskForNeed {
  const { findNeedAtHand, referrals, agencies, cases, clock } = from;

  return async (wanted, cause) => {
    for (let look = 1; look <= looks; look += 1) {
      const asked = await lookAndAsk(wanted, cause);
      if (asked) return asked;
    }
    throw new TransientFault(
      `Nobody could be asked for need ${wanted.needId}: each referral that was to cover it ended at once. It is tried again by itself.`,
    );
  };

  /** Undefined where it has to be looked at again. */
  async function lookAndAsk(wanted: WantedReferral, cause: AskingCause): Promise<Asked | undefined> {
    const found = await findNeedAtHand(wanted);
    if (!found) return { kind: 'campaign-unknown' };
    const { terms, need } = found;
    const step = nextStep(need, cause, clock().toISOString());
    switch (step.kind) {
      case 'ask':
        return ask(wanted, terms, step, need.had);
      case 'not-placed': {
        const [open] = await referrals.openOfCase(wanted.caseId, { service: wanted.service });
        return open ? cover(wanted, open._id, open.state.needId) : notPlaced(wanted, step.attempt);
      }
      case 'nothing-to-do':
        return { kind: 'nothing-to-do', had: need.had };
      case 'objection':
      case 'covered':
      case 'agency-not-eligible':
      case 'agency-takes-nobody':
      case 'need-unknown':
      case 'need-of-another':
      case 'night-outside-campaign':
      case 'night-not-yet':
        return step;
      default:
        return step satisfies never;
    }
  }

  async function ask(
    wanted: WantedReferral,
    terms: KnownCampaign,
    { agencyId, attempt }: { readonly agencyId: string; readonly attempt: number },
    had: readonly Referral[],
  ): Promise<Asked | undefined> {
    const { since, askedBy, ...about } = wanted;
    const { caseId, service } = wanted;
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
        takesUp: acceptedLate(had, agencyId)?.referralId,
        answerWithin: deadlineOn(terms, wanted.night, 'referralAnswer'),
      },
      {
        requestedAt: at,
        neededSince: since,
        ...(askedBy ? { askedBy: { key: askedBy.key, fingerprint: askedBy.fingerprint } } : {}),
      },
    );
    if (done.kind === 'refused') {
      // That a referral of this service is open already, the writing of another one finds out by itself.
      const [open] = await referrals.openOfCase(caseId, { service });
      return open ? cover(wanted, open._id, open.state.needId) : undefined;
    }
    // A closure, a refusal, a withdrawal or a suspension that came between the look above and this write has not seen the referral;
    // whoever comes second sees the other.
    const known = await cases.find(caseId);
    const why = objection(known, service, since);
    const consented = mayLearn(known, agencyId, clock().toISOString());
    if (!why && consented) {
      // By that fact the next agency is asked.
      if (!(await agencies.isActive(agencyId)))
        await referrals.execute(referralId, { type: 'cancel-referral', reason: 'agency-suspended' });
      return { kind: 'asked', referralId };
    }
    const reason = why ?? whyConsentEnded(known, agencyId);
    await referrals.execute(referralId, { type: 'cancel-referral', reason });
    return { kind: 'objection', why: why ?? 'no-consent' };
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

  /** Notes that a need is covered. Where the cover ended meanwhile, whoever followed its end did not see this need yet. */
  async function cover(
    { caseId, needId }: WantedReferral,
    referralId: string,
    byNeedId: string,
  ): Promise<Asked | undefined> {
    if (byNeedId === needId) return undefined;
    await cases.covered(caseId, { needId, byNeedId });
    const now = await referrals.one(referralId);
    return now?.state.openFor !== null || now.state.state === 'completed' ? { kind: 'covered' } : undefined;
  }
}
