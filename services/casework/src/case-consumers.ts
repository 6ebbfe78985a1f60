import { factsTopic, readsFrom } from '@iwaa/contracts/topology';
import type { Consumer } from '@iwaa/service-kit/parts/consumer-part';
import type { CaseBridge } from './bridge/case-bridge.ts';
import { deliveryPriorityOf } from './bridge/delivery-priority.ts';
import { caseFactTypes, workflowFactTypes } from './domain/case-events.ts';
import type { CaseProjection } from './projection/case-projection.ts';
import type { CaseRecords } from './store/case-records.ts';
import { createPutAsideRecord } from './use-cases/put-aside-record.ts';

/** Both read the facts of all services, and have a case ask for attention when one of its facts is put aside. */
function reading(namespace: string, records: Pick<CaseRecords, 'putFactAside' | 'takePutAsideFact'>) {
  return {
    topics: () => readsFrom.casework.map((service) => factsTopic(service, namespace)),
    putAsideRecord: createPutAsideRecord(records),
    // What waits in Kafka can't be handled first, nor together: so much is read ahead.
    ahead: 3000,
  };
}

/**
 * The delivery of a case that begins asks the database after its signal, so that of three about two signal at once. With more
 * signals at once, Temporal spends its time on being told rather than on the cases.
 */
const deliveriesAtOnce = 3;

/**
 * Takes the facts of cases to their workflows, one case a signal. Facts of one case that come while it rests, or while others
 * are delivered, are one signal and one workflow task, which is what Temporal's time goes into.
 */
export function bridgeConsumer(
  bridge: Pick<CaseBridge, 'deliver'>,
  records: Pick<CaseRecords, 'putFactAside' | 'takePutAsideFact'>,
  namespace: string,
): Consumer {
  return {
    ...reading(namespace, records),
    purpose: 'bridge',
    types: workflowFactTypes,
    handleBatch: bridge.deliver,
    keysPerBatch: 1,
    concurrency: deliveriesAtOnce,
    priorityOf: deliveryPriorityOf,
    fetchDelay: { freePerSecond: 30, perFactMs: 2, longestMs: 100 },
  };
}

/**
 * Writes what queries find of cases. On a quiet night a fact is written at once; under load it is gathered for up to a second,
 * for a twentieth of the reads and writes.
 */
export function projectionConsumer(
  projection: Pick<CaseProjection, 'take'>,
  records: Pick<CaseRecords, 'putFactAside' | 'takePutAsideFact'>,
  namespace: string,
): Consumer {
  return {
    ...reading(namespace, records),
    purpose: 'projection',
    types: caseFactTypes,
    handleBatch: projection.take,
    fetchDelay: { freePerSecond: 30, perFactMs: 30, longestMs: 1000 },
  };
}
