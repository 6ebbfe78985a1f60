import type { Fact } from '@iwaa/contracts/event';
import { answerJudged } from '@iwaa/contracts/events/agency';
import { referralCancelled, referralRequested } from '@iwaa/contracts/events/referral';
import type { PatchedMessage } from '@iwaa/kafkajs-patches/fetch/unreadable';
import type { IHeaders } from 'kafkajs';

/** The agency is asked to help a person. */
export type ReferralRequested = Omit<Fact<typeof referralRequested>, 'actor'>;
/** A referral is taken back: nothing more is to be done for it. */
export type ReferralCancelled = Omit<Fact<typeof referralCancelled>, 'actor'>;
export type Referral = ReferralRequested | ReferralCancelled;
/** What became of an answer of the agency: `data.answerId` names the answer. */
export type AnswerReceipt = Omit<Fact<typeof answerJudged>, 'actor'>;

/**
 * Reads a message of the referrals topic. A message of a type that this version does not know is `ignored`; one that has
 * not the promised form is `unreadable`, with a reason that holds nothing of its content.
 */
export type ReadReferral =
  | { readonly kind: 'referral'; readonly referral: Referral }
  | { readonly kind: 'receipt'; readonly receipt: AnswerReceipt }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'unreadable'; readonly reason: string };

export function readReferral(
  message: Pick<PatchedMessage, 'value' | 'headers' | 'unreadable'>,
): ReadReferral {
  if (message.unreadable) return { kind: 'unreadable', reason: message.unreadable.reason };
  const header = (name: string) => headerText(message.headers, name);
  const envelope = {
    id: header('ce_id') ?? '',
    source: header('ce_source') ?? '',
    subject: header('ce_subject') ?? '',
    time: header('ce_time') ?? '',
    sequence: Number(header('ce_sequence') ?? 0),
  };
  if (header('ce_specversion') !== '1.0' || envelope.id === '')
    return { kind: 'unreadable', reason: 'not-a-cloud-event' };
  const data = json(message.value);
  switch (header('ce_type')) {
    case referralRequested.type: {
      const read = referralRequested.data.safeParse(data);
      return read.success
        ? { kind: 'referral', referral: { ...envelope, type: referralRequested.type, data: read.data } }
        : { kind: 'unreadable', reason: 'not-as-promised' };
    }
    case referralCancelled.type: {
      const read = referralCancelled.data.safeParse(data);
      return read.success
        ? { kind: 'referral', referral: { ...envelope, type: referralCancelled.type, data: read.data } }
        : { kind: 'unreadable', reason: 'not-as-promised' };
    }
    case answerJudged.type: {
      const read = answerJudged.data.safeParse(data);
      return read.success
        ? { kind: 'receipt', receipt: { ...envelope, type: answerJudged.type, data: read.data } }
        : { kind: 'unreadable', reason: 'not-as-promised' };
    }
    default:
      return { kind: 'ignored' };
  }
}

function headerText(headers: IHeaders | undefined, name: string): string | undefined {
  const value = headers?.[name];
  return value === undefined || Array.isArray(value) ? undefined : value.toString();
}

function json(value: Buffer | null): unknown {
  try {
    return JSON.parse(value?.toString('utf8') ?? '');
  } catch {
    return undefined;
  }
}
