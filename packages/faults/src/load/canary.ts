import { setTimeout as wait } from 'node:timers/promises';
import type { caseView } from '@iwaa/contracts/http/casework';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { Client, Connection } from '@temporalio/client';
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
  return {
    async sing(name, limitMs) {
      const began = performance.now();
      const left = (): number => limitMs - (performance.now() - began);
      const place = `${stage.run}-canary-${name}`;
      const roundId = stage.rounds.get(`${loadCampaign}/${teams[0]}`);
      const body = {
        person: { identity: {}, profile: { unit: 'men', ageGroup: '18-64' } },
        place,
        needs: ['aid'],
      };
      let caseId: string | undefined;
      while (caseId === undefined && left() > 0) {
        const outcome = await stage.doors
          .street(teams[0])
          .post(`/rounds/${roundId}/contacts`, body, `${place}.contact`, contactEffect(place));
        if (outcome.kind === 'acknowledged') caseId = String(outcome.answer.caseId);
      }
      while (caseId !== undefined && left() > 0) {
        const view = await stage.doors.committee.get<z.output<typeof caseView>>(`/cases/${caseId}`);
        if (view && (await isFollowed(temporal, caseId))) return Math.round(performance.now() - began);
        await wait(100);
      }
      return undefined;
    },
  };
}

async function isFollowed(temporal: EngineAddresses['temporal'], caseId: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address: temporal.address, connectTimeout: 1000 });
    const { workflow } = new Client({ connection, namespace: temporal.namespace });
    const { status } = await workflow.getHandle(caseId).describe();
    return status.name === 'RUNNING';
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}
