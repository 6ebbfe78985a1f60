import type { CaseView } from '@iwaa/contracts/http/casework';
import { aDeclaration } from '@iwaa/testing/campaigns';
import type { Client } from '@temporalio/client';
import { type NativeConnection, Worker } from '@temporalio/worker';
import type { OwnerAnswer } from '../activities/owner-answer.ts';
import { taskQueues } from '../activities/task-queues.ts';
import { createAlertWorkflows } from '../bridge/alert-workflows.ts';
import { createCaseWorkflows } from '../bridge/case-workflows.ts';
import type { Delivered } from '../bridge/delivered.ts';
import type { AlertFact } from '../domain/alert-fact.ts';
import type { CaseFact } from '../domain/case-fact.ts';
import { opensCase } from '../domain/received-fact.ts';
import { bundleCases } from '../workflows/bundle.ts';
import { viewQuery } from '../workflows/case-messages.ts';
import type { personCase } from '../workflows/person-case.ts';

/** One call that a case made to a service. */
export interface Call {
  name: string;
  input: Record<string, unknown>;
}

/** Cases followed on a Temporal that a test chose, by the product's workflows; the calls they make are noted. */
export interface FollowedCases {
  readonly calls: Call[];
  callsOf(caseId: string): string[];
  deliver(caseId: string, facts: CaseFact[]): Promise<Delivered>;
  deliverAlert(alertId: string, facts: AlertFact[]): Promise<Delivered>;
  handle(caseId: string): ReturnType<typeof handleOf>;
  view(caseId: string): Promise<CaseView>;
  stop(): Promise<void>;
}

function handleOf(client: Client, caseId: string) {
  return client.workflow.getHandle<typeof personCase>(caseId);
}

export interface FollowOptions {
  client: Client;
  connection: NativeConnection;
  namespace?: string;
  /** The first part of the queues' names; one for each test. */
  queue: string;
  /** What the services answer; `done` where a test says nothing. */
  answer?: (call: Call) => Promise<OwnerAnswer>;
}

export async function followCases(options: FollowOptions): Promise<FollowedCases> {
  const { client, connection, queue, answer = async () => ({ done: true, state: 'done' }) } = options;
  const queues = taskQueues(queue);
  const calls: Call[] = [];
  const note =
    (name: string) =>
    (input: Record<string, unknown>): Promise<OwnerAnswer> => {
      const call = { name, input };
      calls.push(call);
      return answer(call);
    };
  const record = (name: string) => async (input: { caseId: string; outcome?: string }) => {
    await note(name)(input);
    return input.outcome;
  };
  const shared = { connection, namespace: options.namespace ?? 'default' };
  const ofCasework = {
    recordMissedDeadline: record('recordMissedDeadline'),
    recordExtension: record('recordExtension'),
    closeCase: record('closeCase'),
  };
  const workers = await Promise.all([
    Worker.create({
      ...shared,
      taskQueue: queues.cases,
      workflowBundle: await bundleCases(),
      maxCachedWorkflows: 200,
      activities: ofCasework,
      enableNonLocalActivities: false,
    }),
    Worker.create({
      ...shared,
      taskQueue: queues.intake,
      activities: { escalateAlert: note('escalateAlert') },
    }),
    Worker.create({
      ...shared,
      taskQueue: queues.shelterCapacity,
      activities: { lapseHold: note('lapseHold'), endAbsentStay: note('endAbsentStay') },
    }),
    Worker.create({
      ...shared,
      taskQueue: queues.referral,
      activities: {
        rerouteReferral: note('rerouteReferral'),
        endUnconsentedReferral: note('endUnconsentedReferral'),
        requestShelterReferral: note('requestShelterReferral'),
      },
    }),
    Worker.create({ ...shared, taskQueue: queues.casework, activities: ofCasework }),
  ]);
  const running = Promise.all(workers.map((worker) => worker.run()));
  const workflows = createCaseWorkflows(client.workflow, queues.cases);
  const alerts = createAlertWorkflows(client.workflow, queues.cases);
  return {
    calls,
    callsOf: (caseId) => calls.filter(({ input }) => input.caseId === caseId).map(({ name }) => name),
    async deliver(caseId, facts) {
      const campaign = aDeclaration(caseId.slice(0, caseId.lastIndexOf('-')), { language: 'fr' }).data;
      return facts.some(opensCase)
        ? workflows.start(caseId, campaign, facts)
        : workflows.signal(caseId, facts);
    },
    async deliverAlert(alertId, facts) {
      const campaign = aDeclaration(alertId.slice(0, alertId.lastIndexOf('-A-')), { language: 'fr' }).data;
      return facts.some(({ type }) => type === 'iwaa.intake.alert-raised.v1')
        ? alerts.start(alertId, campaign, facts)
        : alerts.signal(alertId, facts);
    },
    handle: (caseId) => handleOf(client, caseId),
    view: (caseId) => handleOf(client, caseId).query(viewQuery),
    async stop() {
      for (const worker of workers) worker.shutdown();
      await running;
    },
  };
}
