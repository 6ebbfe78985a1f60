import type { requestReferral } from '@iwaa/contracts/http/referral';
import type { Clock } from '@iwaa/service-kit/clock';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import { done, type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { z } from 'zod';
import { lastAsked } from '../domain/routing.ts';
import { whyNobodyIsAsked } from '../domain/why-nobody-is-asked.ts';
import type { Referrals } from '../store/referrals.ts';
import type { AskForNeed } from './ask-for-need.ts';

/** The referral that a command led to, and whether the command is what asked for it. */
interface AskedByHand {
  readonly referralId: string;
  readonly asked: boolean;
}

/** Asks an agency because somebody wants it. Asked again while the referral is open, it leads to that same referral. */
export type AskByHand = (
  command: RequestCommand,
  wanted: z.output<typeof requestReferral>,
) => Promise<Outcome<AskedByHand>>;

export function createAskByHand({
  askForNeed,
  referrals,
  clock,
}: {
  readonly askForNeed: AskForNeed;
  readonly referrals: Referrals;
  readonly clock: Clock;
}): AskByHand {
  return async (command, wanted) => {
    const before = await referrals.askedBy(command.key);
    if (before && before.askedBy?.fingerprint !== command.fingerprint)
      return refused('idempotency-key-reused');
    if (before) return done({ referralId: before._id, asked: true });
    const since = clock().toISOString();
    const asked = await askForNeed({ ...wanted, since, askedBy: command }, { type: 'asked-by-hand' });
    switch (asked.kind) {
      case 'asked':
        return done({ referralId: asked.referralId, asked: true });
      case 'nothing-to-do': {
        const last = lastAsked(asked.had);
        if (!last || last.openFor === null) return refused('need-already-answered');
        return done({ referralId: last.referralId, asked: false });
      }
      default:
        return refused(whyNobodyIsAsked(asked));
    }
  };
}
