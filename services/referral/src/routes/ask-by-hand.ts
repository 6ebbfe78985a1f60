import type { requestReferral } from '@iwaa/contracts/http/referral';
import { ProblemError, refusal } from '@iwaa/service-kit/http/problem-error';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import type { z } from 'zod';
import type { AskForNeed } from '../asking/ask-for-need.ts';
import { lastAsked } from '../domain/routing.ts';
import type { Referrals } from '../store/referrals.ts';
import { refusals } from './refusals.ts';

/** The referral that a command led to, and whether the command is what asked for it. */
export interface AskedByHand {
  readonly referralId: string;
  readonly asked: boolean;
}

/**
 * Asks an agency because somebody wants it. Asked again while the referral is open, it leads to that same referral.
 * @throws ProblemError when nobody can or may be asked.
 */
export async function askByHand(
  { askForNeed, referrals }: { readonly askForNeed: AskForNeed; readonly referrals: Referrals },
  command: RequestCommand,
  wanted: z.output<typeof requestReferral>,
  now: Date,
): Promise<AskedByHand> {
  const before = await referrals.askedBy(command.key);
  if (before && before.askedBy?.fingerprint !== command.fingerprint)
    throw new ProblemError('idempotency-key-reused');
  if (before) return { referralId: before._id, asked: true };
  const asked = await askForNeed(
    { ...wanted, since: now.toISOString(), askedBy: command },
    { type: 'asked-by-hand' },
  );
  switch (asked.kind) {
    case 'asked':
      return { referralId: asked.referralId, asked: true };
    case 'nothing-to-do': {
      const last = lastAsked(asked.had);
      if (!last || last.openFor === null) throw refusal(refusals, 'need-already-answered');
      return { referralId: last.referralId, asked: false };
    }
    case 'not-placed':
      throw refusal(refusals, 'no-agency-left');
    case 'objection':
      throw refusal(refusals, asked.why);
    case 'covered':
      throw refusal(refusals, 'referral-already-open');
    case 'campaign-unknown':
      throw refusal(refusals, 'campaign-unknown');
    case 'need-of-another':
      throw refusal(refusals, 'need-of-another-case');
    default:
      return asked satisfies never;
  }
}
