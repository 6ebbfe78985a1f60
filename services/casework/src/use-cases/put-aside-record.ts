import { caseId as caseIdForm } from '@iwaa/contracts/ids';
import { campaignOfCase } from '@iwaa/domain/campaign-of-case';
import type { Partition, PutAsideRecord } from '@iwaa/eventing/consumer/failure-policy';
import { wordsOf } from '@iwaa/eventing/consumer/refusal';
import { firstPlaceOf } from '@iwaa/eventing/dead-letters/dead-letter';
import { headerText, type ReceivedMessage } from '@iwaa/eventing/wire/message';
import type { CaseRecords } from '../store/case-records.ts';

/** Has a case ask for attention when a fact of it could not be taken, until it is replayed and taken. */
export function createPutAsideRecord(
  records: Pick<CaseRecords, 'putFactAside' | 'takePutAsideFact'>,
): PutAsideRecord {
  return {
    async putAside(message, from, refusal) {
      const named = nameOf(message, from);
      if (named) await records.putFactAside({ ...named, reason: wordsOf(refusal).slice(0, 300) });
    },
    async taken(message, from) {
      const named = nameOf(message, from);
      if (named) await records.takePutAsideFact(named);
    },
  };
}

/**
 * Which fact of which case a message tells. What it says of itself may be wrong or missing: its key names the case, since the
 * facts of a case share it, and its first place in Kafka stands in for a name of its own. Undefined where it is of no case.
 */
function nameOf(message: ReceivedMessage, from: Partition) {
  const caseId = caseIdForm.safeParse(message.key?.toString());
  if (!caseId.success) return undefined;
  const sequence = Number(headerText(message, 'ce_sequence'));
  const subject = headerText(message, 'ce_subject');
  const isNamed = subject !== undefined && Number.isSafeInteger(sequence) && sequence > 0;
  return {
    caseId: caseId.data,
    campaignId: campaignOfCase(caseId.data),
    fact: {
      type: (headerText(message, 'ce_type') ?? 'unreadable').slice(0, 300),
      ...(isNamed
        ? { subject: subject.slice(0, 300), sequence }
        : { subject: `message/${firstPlaceOf(message, from)}`.slice(0, 300), sequence: 1 }),
    },
  };
}
