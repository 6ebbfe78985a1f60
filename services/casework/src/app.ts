import { deadLettersTopic, factsTopic, groupId, readsFrom } from '@iwaa/contracts/topology';
import { createFactConsumer } from '@iwaa/eventing/fact-consumer';
import type { BulkOptions } from '@iwaa/eventing/fact-consumer-options';
import type { Background, Kit, ServiceParts } from '@iwaa/service-kit/service';
import { Client, Connection } from '@temporalio/client';
import { createCaseworkActivities } from './activities/casework.ts';
import { createReferralActivities } from './activities/referral.ts';
import { createServiceClient } from './activities/service-client.ts';
import { createShelterCapacityActivities } from './activities/shelter-capacity.ts';
import { taskQueues } from './activities/task-queues.ts';
import { createCaseBridge } from './bridge/case-bridge.ts';
import { caseFactTypes } from './bridge/case-fact-types.ts';
import { createCaseWorkflows } from './bridge/case-workflows.ts';
import type { CaseworkConfig } from './config.ts';
import { createCaseProjection } from './projection/case-projection.ts';
import { onCampaignDeclared } from './reactions/on-campaign-declared.ts';
import { caseRoutes } from './routes/case-routes.ts';
import { createSteerCase } from './routes/steer-case.ts';
import { createCampaigns } from './store/campaigns.ts';
import { createCaseEntries } from './store/case-entries.ts';
import { createCaseRecords } from './store/case-records.ts';
import { createSteeringCommands } from './store/steering-commands.ts';
import { logTemporalTo } from './temporal-log.ts';
import { createTemporalWorkers } from './temporal-workers.ts';

/**
 * Facts of one case that come while the bridge rests are one signal and one workflow task, which is what Temporal's time goes
 * into. Many are told at once where many wait, for the same reason; a sudden end has them told again, which changes nothing.
 */
const bridgeHands = {
  bulkSize: 500,
  rest: { freePerSecond: 30, perFactMs: 2, longestMs: 100 },
  // What waits in Kafka can't be told first: so much is read that the most urgent is among it.
  ahead: 3000,
};
/** Queries may be a second behind the facts, for a twentieth of the reads and writes. */
const projectionHands = { gatherMs: 1000 };

/** Puts casework together. */
export async function assemble(kit: Kit<CaseworkConfig>): Promise<ServiceParts> {
  const { config, log, database, kafka, publisher, clock } = kit;
  const namespace = config.IWAA_NAMESPACE;
  const queues = taskQueues(namespace === 'iwaa' ? 'casework' : `${namespace}.casework`);
  logTemporalTo(log);
  const temporal = new Client({
    connection: Connection.lazy({ address: config.TEMPORAL_ADDRESS }),
    namespace: config.TEMPORAL_NAMESPACE,
  });

  const campaigns = createCampaigns(database);
  const records = createCaseRecords(kit.aggregates, clock);
  const entries = createCaseEntries(database);
  await entries.ensureIndexes();
  const bridge = createCaseBridge(createCaseWorkflows(temporal.workflow, queues.cases), campaigns, records);
  const projection = createCaseProjection(entries, campaigns, records);

  const inBulk = (
    purpose: string,
    from: typeof readsFrom.casework,
    handing: Pick<BulkOptions, 'handleBatch' | 'gatherMs' | 'rest' | 'bulkSize' | 'ahead'>,
  ) =>
    createFactConsumer({
      ...handing,
      kafka,
      groupId: groupId('casework', purpose, namespace),
      topics: () => from.map((service) => factsTopic(service, namespace)),
      types: caseFactTypes,
      deadLetters: { publisher, topic: deadLettersTopic('casework', namespace) },
      log,
      metrics: kit.eventingMetrics,
      onFatal: kit.fatal,
    });
  const bridging = inBulk(
    'bridge',
    readsFrom.casework.filter((service) => service !== 'casework'),
    { handleBatch: bridge.tell, ...bridgeHands },
  );
  const projecting = inBulk('projection', readsFrom.casework, {
    handleBatch: projection.take,
    ...projectionHands,
  });

  const callsTo = (name: string, baseUrl: string) =>
    createServiceClient({ name, baseUrl, tokenFile: config.SERVICE_TOKEN_FILE });
  const workers = createTemporalWorkers({
    address: config.TEMPORAL_ADDRESS,
    namespace: config.TEMPORAL_NAMESPACE,
    bundle: config.WORKFLOW_BUNDLE,
    queues,
    activities: {
      shelterCapacity: createShelterCapacityActivities(
        callsTo('shelter-capacity', config.SHELTER_CAPACITY_URL),
      ),
      referral: createReferralActivities(callsTo('referral', config.REFERRAL_URL)),
      casework: createCaseworkActivities(records),
    },
    log,
    fatal: kit.fatal,
  });
  const connection: Background = { start: async () => {}, stop: () => temporal.connection.close() };

  return {
    description:
      'Where each case stands; the time in which things must happen, and what is done when they do not.',
    routes: [
      caseRoutes(entries, createSteerCase(temporal.workflow, records), createSteeringCommands(database)),
    ],
    reactions: [onCampaignDeclared(campaigns)],
    readiness: {
      temporal: () => workers.areUp(),
      'kafka-bridge': () => bridging.isHealthy(),
      'kafka-projection': () => projecting.isHealthy(),
    },
    background: [connection, workers, projecting, bridging],
  };
}
