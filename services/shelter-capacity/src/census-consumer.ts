import { factsTopic } from '@iwaa/contracts/topology';
import type { Consumer } from '@iwaa/service-kit/parts/consumer-part';
import { isRecorded, recordChangesOf, recordedFacts } from './domain/bed-record.ts';
import type { BedRecords } from './store/bed-records.ts';

/** Keeps from the service's own facts who had which bed and for how long; under load gathered for up to a second. */
export function censusConsumer(records: Pick<BedRecords, 'add'>, namespace: string): Consumer {
  return {
    purpose: 'census',
    topics: () => [factsTopic('shelter-capacity', namespace)],
    types: recordedFacts.map(({ type }) => type),
    async handleBatch(facts) {
      await records.add(facts.filter(isRecorded).flatMap(recordChangesOf));
      return [];
    },
    fetchDelay: { freePerSecond: 30, perFactMs: 30, longestMs: 1000 },
  };
}
