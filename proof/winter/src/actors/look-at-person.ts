import { setTimeout as wait } from 'node:timers/promises';
import type { DisclosedPerson } from '@iwaa/contracts/http/disclosure';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import type { WinterContext } from './winter-context.ts';

/** What an agency was shown of whom a referral is about. */
export interface Look {
  readonly referralId: string;
  readonly caseId: string;
  /** Undefined where it was refused. */
  readonly shown: DisclosedPerson | undefined;
  /** Whether the agency had ended the referral before it looked. */
  readonly afterEnd: boolean;
}

/** Intake hears of the end by a fact; longer than this (ms) it does not take. */
const heardWithinMs = 60_000;
const lookEveryMs = 250;

/** Asks whom a referral is about that the agency has accepted. Nothing is shown where it ended meanwhile. */
export async function lookAtPerson(
  context: WinterContext,
  agencyId: string,
  { referralId, caseId }: Pick<Look, 'referralId' | 'caseId'>,
): Promise<Look> {
  return { referralId, caseId, shown: await ask(context, agencyId, referralId), afterEnd: false };
}

/** Asks again once the agency has ended the referral, until it is refused, which has to come soon. */
export async function lookAfterEnd(
  context: WinterContext,
  agencyId: string,
  { referralId, caseId }: Pick<Look, 'referralId' | 'caseId'>,
): Promise<Look> {
  const end = performance.now() + heardWithinMs;
  for (;;) {
    const shown = await ask(context, agencyId, referralId);
    if (!shown || performance.now() > end || context.signal.aborted)
      return { referralId, caseId, shown, afterEnd: true };
    await wait(lookEveryMs, undefined, { signal: context.signal }).catch(() => undefined);
  }
}

async function ask(
  { clients }: WinterContext,
  agencyId: string,
  referralId: string,
): Promise<DisclosedPerson | undefined> {
  try {
    return await clients
      .agencyAtIntake(agencyId)
      .call(intakeRoutes.readDisclosedPerson, { params: { referralId } });
  } catch (error) {
    if (error instanceof RefusedRequest && error.status === 409) return undefined;
    throw error;
  }
}
