import type { referral } from '@iwaa/contracts/http/referral';
import type { referralRoutes as contract } from '@iwaa/contracts/routes/referral';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import { done, refused } from '@iwaa/service-kit/outcome';
import type { ExecuteOptions } from '@iwaa/service-kit/store/aggregate-store';
import { mapPage } from '@iwaa/service-kit/store/page';
import type { z } from 'zod';
import { asAsked, type Referral, type ReferralEvent } from '../domain/referral.ts';
import { isAcceptedLate } from '../domain/referral-answer.ts';
import type { Referrals, StoredReferral } from '../store/referrals.ts';
import type { AskAnother } from '../use-cases/ask-another.ts';
import type { AskByHand } from '../use-cases/ask-by-hand.ts';
import type { EndUnconsented } from '../use-cases/end-unconsented.ts';
import type { TakeAnswer } from '../use-cases/take-answer.ts';

type ReferralRoutes = Pick<
  Handlers<typeof contract>,
  | 'listReferrals'
  | 'readReferral'
  | 'requestReferral'
  | 'askAnotherAgency'
  | 'respondToReferral'
  | 'cancelReferral'
  | 'rerouteReferral'
  | 'endUnconsentedReferral'
>;

type Answer = z.input<typeof referral>;
type Options = ExecuteOptions<Referral, ReferralEvent, Answer | undefined>;

/** Referrals: reading, asking, answering, taking back. */
export function referralRoutes({
  referrals,
  askByHand,
  askAnother,
  takeAnswer,
  endUnconsented,
}: {
  readonly referrals: Referrals;
  readonly askByHand: AskByHand;
  readonly askAnother: AskAnother;
  readonly takeAnswer: TakeAnswer;
  readonly endUnconsented: EndUnconsented;
}): ReferralRoutes {
  /** Carries out a command on a referral within the actor's scope; each repetition is answered with what the first one left. */
  async function carryOut(
    scope: ActorScope,
    referralId: string,
    command: RequestCommand,
    run: (found: StoredReferral, options: Options) => ReturnType<typeof takeAnswer<Answer | undefined>>,
  ) {
    const found = await referrals.one(referralId, scope);
    if (!found) return refused('not-found');
    const { requestedAt } = found;
    const result = (after: Referral) =>
      'agencyId' in after ? toReferral({ state: after, requestedAt }) : undefined;
    const carriedOut = await run(found, { from: found, command, result });
    if (carriedOut.kind === 'refused') return refused(carriedOut.code);
    return carriedOut.result ? done(carriedOut.result) : refused('not-found');
  }

  /** The referral that a command led to: as it was asked, where the command is what asked for it. */
  async function answerAsked(scope: ActorScope, asked: Awaited<ReturnType<AskByHand>>) {
    if (asked.kind === 'refused') return asked;
    const found = await referrals.one(asked.result.referralId, scope);
    if (!found) return refused('not-found');
    return done(toReferral(asked.result.asked ? { ...found, state: asAsked(found.state) } : found));
  }

  return {
    listReferrals: async ({ scope, query }) => mapPage(await referrals.list(scope, query), toReferral),

    async readReferral({ scope, params: { referralId } }) {
      const found = await referrals.one(referralId, scope);
      return found ? done(toReferral(found)) : refused('not-found');
    },

    async requestReferral({ scope, command, body }) {
      const { campaignId, caseId } = body;
      if (!scope.includes({ campaign: campaignId })) return refused('not-found');
      if (!caseId.startsWith(`${campaignId}-`))
        return refused('invalid-request', {
          detail: 'The case is not one of this campaign.',
          errors: [{ field: 'body.caseId', message: 'must begin with the campaignId' }],
        });
      return answerAsked(scope, await askByHand(command, body));
    },

    async askAnotherAgency({ scope, command, params: { referralId }, body }) {
      const found = await referrals.one(referralId, scope);
      if (!found) return refused('not-found');
      return answerAsked(scope, await askAnother(command, found, body));
    },

    respondToReferral: ({ scope, command, params: { referralId }, body }) =>
      carryOut(scope, referralId, command, ({ state }, options) => takeAnswer(state, body, options)),

    cancelReferral: ({ scope, command, params: { referralId }, body: { reason } }) =>
      carryOut(scope, referralId, command, (_, options) =>
        referrals.execute(referralId, { type: 'cancel-referral', reason }, options),
      ),

    rerouteReferral: ({ scope, command, params: { referralId } }) =>
      carryOut(scope, referralId, command, (_, options) =>
        referrals.execute(referralId, { type: 'reroute-referral' }, options),
      ),

    endUnconsentedReferral: ({ scope, command, params: { referralId }, body: { endedAt } }) =>
      carryOut(scope, referralId, command, ({ state }, options) => endUnconsented(state, endedAt, options)),
  };
}

function toReferral({ state, requestedAt }: Pick<StoredReferral, 'state' | 'requestedAt'>): Answer {
  const { openFor: _, notTaken: __, takesUp: ___, ...shown } = state;
  return { ...shown, requestedAt, acceptedLate: isAcceptedLate(state) };
}
