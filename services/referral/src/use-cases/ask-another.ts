import type { askAnotherAgency } from '@iwaa/contracts/http/referral';
import { isOpen } from '@iwaa/domain/referral-states';
import type { Clock } from '@iwaa/service-kit/clock';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import { type Refused, refused } from '@iwaa/service-kit/outcome';
import type { z } from 'zod';
import { nextStep } from '../domain/next-step.ts';
import { whyNobodyIsAsked } from '../domain/why-nobody-is-asked.ts';
import type { Referrals, StoredReferral } from '../store/referrals.ts';
import type { AskByHand } from './ask-by-hand.ts';
import type { FindNeedAtHand } from './need-at-hand.ts';

type Wanted = z.output<typeof askAnotherAgency>;

/**
 * Asks another agency for the need of a referral. An open one is taken back first, and only where somebody else can be asked. Whoever
 * took it back may die before the next one is asked: the reaction to the cancellation asks the same one.
 */
export type AskAnother = (
  command: RequestCommand,
  found: StoredReferral,
  wanted: Wanted,
) => ReturnType<AskByHand>;

export function createAskAnother({
  findNeedAtHand,
  askByHand,
  referrals,
  clock,
}: {
  readonly findNeedAtHand: FindNeedAtHand;
  readonly askByHand: AskByHand;
  readonly referrals: Referrals;
  readonly clock: Clock;
}): AskAnother {
  return async (command, found, { seen, agencyId }) => {
    const { referralId, needId, caseId, campaignId, service, night } = found.state;
    const wanted = { needId, caseId, campaignId, service, night, agencyId };
    // Its repetition finds the referral that it led to, however that one stands by now.
    if (await referrals.askedBy(command.key)) return askByHand(command, wanted);
    const objection = isOpen(found.state.state) ? await objectionTo(found, wanted) : undefined;
    if (objection) return objection;
    const handedOver = await referrals.execute(
      referralId,
      { type: 'hand-over', seen },
      { from: found, command, set: { handedOver: { agencyId } } },
    );
    return handedOver.kind === 'refused' ? refused(handedOver.code) : askByHand(command, wanted);
  };

  /** Why nobody else can be asked, so that the referral stays with its agency. */
  async function objectionTo(
    { state }: StoredReferral,
    wanted: Parameters<AskByHand>[1],
  ): Promise<Refused | undefined> {
    const at = clock().toISOString();
    const found = await findNeedAtHand({ ...wanted, since: at });
    if (!found) return refused('campaign-unknown');
    const step = nextStep(found.need, { type: 'agency-said-no', attempt: state.attempt }, at);
    switch (step.kind) {
      case 'ask':
        return step.agencyId === state.agencyId ? refused('agency-not-eligible') : undefined;
      case 'nothing-to-do':
        return refused('referral-changed');
      default:
        return refused(whyNobodyIsAsked(step));
    }
  }
}
