import { agencyOfResponsesTopic } from '@iwaa/contracts/topology';
import type { ReceiptCode } from '@iwaa/contracts/vocabulary';
import type { PutAsideRecord } from '@iwaa/eventing/consumer/failure-policy';
import { type Refusal, wordsOf } from '@iwaa/eventing/consumer/refusal';
import { whoseOf } from '@iwaa/eventing/dead-letters/whose';
import { headerText } from '@iwaa/eventing/wire/message';
import type { Receipts } from '../receipts.ts';

const longestName = 300;

/** What an agency is told of a refusal. Whether a referral is another agency's, or there is none, is the same to it. */
const told: Readonly<Record<string, ReceiptCode>> = {
  'unknown-referral': 'unknown-referral',
  'not-your-referral': 'unknown-referral',
  'message-id-used-twice': 'message-id-used-twice',
};

/** Tells an agency that an answer of its could not be taken at all, before the answer is put aside. */
export function createPutAsideReceipts(receipts: Receipts, namespace: string): PutAsideRecord {
  return {
    async putAside(message, { topic }, refusal) {
      const agencyId = agencyOfResponsesTopic(topic, namespace);
      if (agencyId === undefined) return;
      const answerId = headerText(message, 'ce_id')?.trim() ?? '';
      await receipts.tell({
        agencyId,
        answerId: answerId !== '' && answerId.length <= longestName ? answerId : null,
        offset: message.offset,
        referralId: whoseOf(message, undefined).referralId ?? null,
        verdict: 'refused',
        ...whyOf(refusal),
        state: null,
      });
    },
    // The answer's own reaction has told of it.
    taken: async () => undefined,
  };
}

function whyOf(refusal: Refusal): { readonly code: ReceiptCode; readonly faults: string | null } {
  const { reason, code } = refusal;
  if (reason === 'refused') return { code: told[code] ?? 'put-aside', faults: null };
  if (reason === 'failed-repeatedly') return { code: 'put-aside', faults: null };
  return { code: 'unreadable', faults: wordsOf(refusal).slice(0, longestName) };
}
