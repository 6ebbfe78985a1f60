import { setTimeout as wait } from 'node:timers/promises';
import type { caseView } from '@iwaa/contracts/http/casework';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { Client, Connection, type WorkflowClient } from '@temporalio/client';
import type { z } from 'zod';
import { loadCampaign, teams } from './cast.ts';
import type { LoadStage } from './stage.ts';
import { contactEffect } from './street-teams.ts';

/** Somebody who is met to see whether everything works again, from the door to the workflow. */
export interface Canary {
  /**
   * Meets somebody new and waits until the case stands in casework's record and its workflow runs. Gives how long it took
   * from its call, in ms; undefined when it was not through after so long.
   */
  sing(name: string, limitMs: number): Promise<number | undefined>;
}

export function createCanary(stage: LoadStage, { temporal }: EngineAddresses): Canary {
  async function meet(place: string): Promise<string | undefined> {
    const roundId = stage.rounds.get(`${loadCampaign}/${teams[0]}`);
    const profile = { unit: 'men', ageGroup: '18-64' };
    const body = { person: { identity: {}, profile }, place, needs: ['aid'] };
    const outcome = await stage.doors
      .street(teams[0])
      .post(`/rounds/${roundId}/contacts`, body, `${place}.contact`, contactEffect(place));
    return outcome.kind === 'acknowledged' ? String(outcome.answer.caseId) : undefined;
  }

  return {
    async sing(name, limitMs) {
      const began = performance.now();
      const isTime = (): boolean => performance.now() - began < limitMs;
      let caseId: string | undefined;
      while (caseId === undefined && isTime()) caseId = await meet(`${stage.run}-canary-${name}`);
      const connection = Connection.lazy({ address: temporal.address });
      const { workflow } = new Client({ connection, namespace: temporal.namespace });
      try {
        while (caseId !== undefined && isTime()) {
          const view = await stage.doors.committee.get<z.output<typeof caseView>>(`/cases/${caseId}`);
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
