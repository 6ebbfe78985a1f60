import { setTimeout as wait } from 'node:timers/promises';
import { caseworkRoutes } from '@iwaa/contracts/routes/casework';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { Client, Connection, type WorkflowClient } from '@temporalio/client';
import type { LoadContext } from './load-context.ts';
import { loadCampaign, teams } from './load-plan.ts';
import { type ContactBody, recordContact } from './street-teams.ts';

/** Somebody who is met to see whether everything works again, from the client to the workflow. */
export interface Probe {
  /**
   * Meets somebody new and waits until the case stands in casework's record and its workflow runs. Gives how long it took
   * from its call, in ms; undefined when it was not through after so long.
   */
  run(name: string, limitMs: number): Promise<number | undefined>;
}

export function createProbe(context: LoadContext, { temporal }: EngineAddresses): Probe {
  async function meet(place: string): Promise<string | undefined> {
    const profile = { unit: 'men', ageGroup: '18-64' } as const;
    const body: ContactBody = { person: { identity: {}, profile }, place, needs: ['aid'] };
    const outcome = await recordContact(context, loadCampaign, teams[0], body);
    return outcome.kind === 'acknowledged' ? String(outcome.answer.caseId) : undefined;
  }

  return {
    async run(name, limitMs) {
      const began = performance.now();
      const isTime = (): boolean => performance.now() - began < limitMs;
      let caseId: string | undefined;
      while (caseId === undefined && isTime()) caseId = await meet(`${context.run}-probe-${name}`);
      const connection = Connection.lazy({ address: temporal.address });
      const { workflow } = new Client({ connection, namespace: temporal.namespace });
      try {
        while (caseId !== undefined && isTime()) {
          const view = await context.clients.committee.read(caseworkRoutes.readCase, { params: { caseId } });
          if (view && (await isFollowed(workflow, caseId))) return Math.round(performance.now() - began);
          await wait(100);
        }
        return undefined;
      } finally {
        await connection.close();
      }
    },
  };
}

async function isFollowed(workflow: WorkflowClient, caseId: string): Promise<boolean> {
  try {
    const { status } = await workflow.getHandle(caseId).describe();
    return status.name === 'RUNNING';
  } catch {
    return false;
  }
}
