import { caseId, uuid } from '@iwaa/contracts/ids';
import { agencyThatWrites } from '../wire/cloud-event.ts';
import { headerText, type RawMessage } from '../wire/message.ts';
import type { Origin } from './dead-letter.ts';

/** Whose message it was and what it was about, as far as it can be read in the form that such a name has. */
export interface Whose {
  readonly agencyId?: string;
  readonly referralId?: string;
  readonly caseId?: string;
}

/** Says of a message that was put aside whose it was. Anything that has not the form of an id is left out: it may be anything. */
export function whoseOf(message: RawMessage, origin: Origin | undefined): Whose {
  const agencyId = origin && agencyThatWrites(origin.topic);
  const key = message.key?.toString();
  const subject = headerText(message, 'ce_subject')?.trim();
  const referral = uuid.safeParse(
    referralIdIn(message) ?? (subject?.startsWith('referral/') ? subject.slice('referral/'.length) : key),
  );
  const ofCase = caseId.safeParse(key);
  return {
    ...(agencyId === undefined ? {} : { agencyId }),
    ...(referral.success ? { referralId: referral.data } : {}),
    ...(ofCase.success ? { caseId: ofCase.data } : {}),
  };
}

function referralIdIn({ value }: RawMessage): unknown {
  try {
    const data: unknown = JSON.parse(value?.toString() ?? '');
    return typeof data === 'object' && data !== null && 'referralId' in data ? data.referralId : undefined;
  } catch {
    return undefined;
  }
}
