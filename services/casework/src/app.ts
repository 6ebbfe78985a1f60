import { caseworkRoutes } from '@iwaa/contracts/routes/casework';
import { campaignReactions } from '@iwaa/service-kit/campaigns/campaign-reactions';
import { createKnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import { serve } from '@iwaa/service-kit/http/handlers';
import type { Background, Kit, ServiceParts } from '@iwaa/service-kit/service';
import { Client, Connection } from '@temporalio/client';
import { createCaseworkActivities } from './activities/casework.ts';
import { createIntakeActivities } from './activities/intake.ts';
import { createOwnerClient } from './activities/owner-client.ts';
import { createReferralActivities } from './activities/referral.ts';
import { createShelterCapacityActivities } from './activities/shelter-capacity.ts';
import { taskQueues } from './activities/task-queues.ts';
import { alertReactions } from './bridge/alert-bridge.ts';
import { createAlertWorkflows } from './bridge/alert-workflows.ts';
import { createCaseBridge } from './bridge/case-bridge.ts';
import { createCaseWorkflows } from './bridge/case-workflows.ts';
import { bridgeConsumer, projectionConsumer } from './case-consumers.ts';
import type { CaseworkConfig } from './config.ts';
import { createCaseProjection } from './projection/case-projection.ts';
import { caseRoutes } from './routes/case-routes.ts';
import { createCaseEntries } from './store/case-entries.ts';
import { createCaseRecords } from './store/case-records.ts';
import { createCaseTimeline } from './store/case-timeline.ts';
import { createSteeringCommands } from './store/steering-commands.ts';
import { createWaitingFacts } from './store/waiting-facts.ts';
import { logTemporalTo } from './temporal-log.ts';
import { createTemporalWorkers } from './temporal-workers.ts';
import { createFollowChangedCampaign } from './use-cases/follow-changed-campaign.ts';
import { createReadCaseWorkflow } from './use-cases/read-case-workflow.ts';
import { createSteerCase } from './use-cases/steer-case.ts';

/** Puts casework together. */
export async function assemble(kit: Kit<CaseworkConfig>): Promise<ServiceParts> {
  const { config, log, database, clock } = kit;
  const namespace = config.IWAA_NAMESPACE;
  const queues = taskQueues(namespace === 'iwaa' ? 'casework' : `${namespace}.casework`);
  logTemporalTo(log);
  const temporal = new Client({
    connection: Connection.lazy({ address: config.TEMPORAL_ADDRESS }),
    namespace: config.TEMPORAL_NAMESPACE,
  });

  const campaigns = createKnownCampaigns(database);
  const records = createCaseRecords(kit.aggregates, clock);
  const entries = createCaseEntries(database);
  await entries.ensureIndexes();
  const timeline = createCaseTimeline(database);
  await timeline.ensureIndexes();
  const waiting = createWaitingFacts(database);
  await waiting.ensureIndexes();
  const workflows = createCaseWorkflows(temporal.workflow, queues.cases);
  const bridge = createCaseBridge(workflows, campaigns, records, waiting, clock);
  const followChangedCampaign = createFollowChangedCampaign(campaigns, entries, workflows);
  const projection = createCaseProjection(entries, timeline, campaigns, records);

  const ownerAt = (name: string, url: string) =>
    createOwnerClient({ name, url, tokenFile: config.SERVICE_TOKEN_FILE });
  const workers = createTemporalWorkers({
    address: config.TEMPORAL_ADDRESS,
    namespace: config.TEMPORAL_NAMESPACE,
    bundle: config.WORKFLOW_BUNDLE,
    queues,
    activities: {
      intake: createIntakeActivities(ownerAt('intake', config.INTAKE_URL)),
      shelterCapacity: createShelterCapacityActivities(
        ownerAt('shelter-capacity', config.SHELTER_CAPACITY_URL),
      ),
      referral: createReferralActivities(ownerAt('referral', config.REFERRAL_URL)),
      casework: createCaseworkActivities(records),
    },
    log,
    fatal: kit.fatal,
  });
  const readCaseWorkflow = createReadCaseWorkflow(temporal.workflow, entries);
  const steerCase = createSteerCase({
    client: temporal.workflow,
    entries,
    records,
    commands: createSteeringCommands(database),
  });
  const connection: Background = { start: async () => {}, stop: () => temporal.connection.close() };

  return {
    description:
      'Where each case stands; the time in which things must happen, and what is done when they do not.',
    routes: serve(caseworkRoutes, caseRoutes(entries, timeline, readCaseWorkflow, steerCase)),
    reactions: [
      ...campaignReactions(campaigns, async (campaignId) => {
        // Facts that were read before their campaign was known.
        await projection.campaignKnown(campaignId);
        await bridge.campaignKnown(campaignId);
        await followChangedCampaign(campaignId);
      }),
      ...alertReactions(createAlertWorkflows(temporal.workflow, queues.cases), campaigns),
    ],
    consumers: [
      bridgeConsumer(bridge, records, namespace),
      projectionConsumer(projection, records, namespace),
    ],
    readiness: { temporal: () => workers.areUp() },
    background: [connection, workers],
  };
}
