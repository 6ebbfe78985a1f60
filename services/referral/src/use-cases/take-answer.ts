import type { UntakenReason } from '@iwaa/contracts/vocabulary';
import type { Clock } from '@iwaa/service-kit/clock';
import { refused } from '@iwaa/service-kit/outcome';
import type { Executed, ExecuteOptions } from '@iwaa/service-kit/store/aggregate-store';
import { mayLearn } from '../domain/known-case.ts';
import type { AgencyAnswer, Referral, ReferralEvent, ReferralRefusal } from '../domain/referral.ts';
import { goesOn, reasonNotTaken } from '../domain/referral-answer.ts';
import type { Cases } from '../store/cases.ts';
import type { Referrals } from '../store/referrals.ts';
import { cancelUnconsented } from './cancel-open.ts';

type Taken<Result> = Executed<Referral, ReferralEvent, ReferralRefusal, Result>;

/**
 * Takes an agency's answer to a referral. One that can't be taken is written down as a fact, and refused. Where the person's consent
 * has ended meanwhile, an answer by which the agency would go on with the person is refused, and the referral is taken back.
 */
export type TakeAnswer = <Result = undefined>(
  of: { readonly referralId: string; readonly agencyId: string },
  answer: AgencyAnswer,
  options: ExecuteOptions<Referral, ReferralEvent, Result>,
) => Promise<Taken<Result>>;

/** What is kept with the command of an answer that was not taken, for its repetition. */
interface NotTaken {
  readonly notTaken: UntakenReason;
}

export function createTakeAnswer(referrals: Referrals, cases: Cases, clock: Clock): TakeAnswer {
  return async <Result>(
    of: { readonly referralId: string; readonly agencyId: string },
    answer: AgencyAnswer,
    options: ExecuteOptions<Referral, ReferralEvent, Result>,
  ) => {
    const { referralId, agencyId } = of;
    const caseId = await referrals.caseOf(referralId);
    const at = clock().toISOString();
    const consented =
      caseId !== undefined && goesOn(answer) && mayLearn(await cases.find(caseId), agencyId, at);
    const command = { type: 'answer-referral', agencyId, answer, consented } as const;
    const executed = await referrals.execute<Result | NotTaken | undefined>(referralId, command, {
      ...options,
      result: (state, events) => {
        const notTaken = reasonNotTaken(events);
        return notTaken ? { notTaken } : options.result?.(state, events);
      },
    });
    const done = refusedWhereNotTaken<Result>(executed);
    if (done.kind === 'refused' && done.code === 'consent-ended' && caseId !== undefined)
      await cancelUnconsented(referrals, cases, caseId, at);
    return done;
  };
}

function refusedWhereNotTaken<Result>(executed: Taken<Result | NotTaken | undefined>): Taken<Result> {
  if (executed.kind === 'refused') return executed;
  const { result, state } = executed;
  return isNotTaken(result)
    ? { ...refused(result.notTaken), state }
    : { ...executed, result: result as Result };
}

function isNotTaken(result: unknown): result is NotTaken {
  return typeof result === 'object' && result !== null && 'notTaken' in result;
}
