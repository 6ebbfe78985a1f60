import { setTimeout as wait } from 'node:timers/promises';
import type { mediationFile, reintegration } from '@iwaa/contracts/http/mediation';
import { mediationRoutes } from '@iwaa/contracts/routes/mediation';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import pMap from 'p-map';
import type { z } from 'zod';
import { checkOut } from './shelter-staff.ts';
import type { WinterContext } from './winter-context.ts';

type File = z.output<typeof mediationFile>;
type Reintegration = z.output<typeof reintegration>;

/** How often the mediators look at their files, in ms. */
const lookEveryMs = 400;
/** Returns that do not hold, of a hundred visits. */
const breaksDownShare = 0.04;

export interface Mediators {
  /** Whether they had nothing to do at their last look. */
  idle(): boolean;
  /** Stops after the look under way; throws what ended the work early. */
  stop(): Promise<void>;
}

/** The mediators work at their files until they are stopped: reach the family, have both sides agree, take the person home, visit. */
export function startMediators(context: WinterContext): Mediators {
  const leaving = new AbortController();
  let nothingToDo = false;
  const work = async (): Promise<void> => {
    while (!leaving.signal.aborted && !context.signal.aborted) {
      const did = (await workAtFiles(context)) + (await makeVisits(context));
      nothingToDo = did === 0;
      await wait(lookEveryMs, undefined, { signal: leaving.signal }).catch(() => undefined);
    }
  };
  const working = work();
  working.catch(() => undefined);
  return {
    idle: () => nothingToDo,
    async stop() {
      leaving.abort();
      await working;
    },
  };
}

async function workAtFiles(context: WinterContext): Promise<number> {
  const client = context.clients.socialWorker.mediation;
  const states = ['opened', 'family-reached', 'return-agreed'] as const;
  const lists = await Promise.all(
    states.map((state) => client.call(mediationRoutes.listMediationFiles, { query: { state, limit: 200 } })),
  );
  const files = lists.flatMap((list) => list.items).filter((file) => context.people.ofCase(file.caseId));
  let did = 0;
  await pMap(
    files,
    async (file) => {
      if (await tolerant(() => workAtFile(context, file))) did += 1;
    },
    { concurrency: context.width },
  );
  return did;
}

/** One step at one file. Gives false where there is none to take now, such as without the person's consent. */
async function workAtFile(context: WinterContext, file: File): Promise<boolean> {
  const client = context.clients.socialWorker.mediation;
  const params = { fileId: file.fileId };
  const key = (step: string): string => context.key(step, file.fileId, file.state, file.sessions);
  if (file.kind === 'social') {
    if (file.sessions === 0)
      await client.call(mediationRoutes.holdSession, { params, body: {}, key: key('session') });
    else
      await client.call(mediationRoutes.closeMediationFile, {
        params,
        body: { outcome: 'resolved' },
        key: key('closure'),
      });
    return true;
  }
  const person = context.people.ofCase(file.caseId)?.person;
  switch (file.state) {
    case 'opened':
      if (!file.consented) return false;
      await client.call(mediationRoutes.recordFamilyContact, {
        params,
        body: { reached: true },
        key: key('family-contact'),
      });
      return true;
    case 'family-reached':
      await client.call(mediationRoutes.recordReturnDecision, {
        params,
        body: { personAgrees: true, familyAgrees: person?.familyAgrees ?? false, kind: 'permanent' },
        key: key('decision'),
      });
      return true;
    case 'return-agreed':
      await client.call(mediationRoutes.startReintegration, { params, body: {}, key: key('return') });
      if (person) await checkOut(context, person, file.night, 'to-family');
      return true;
    case 'closed':
      return false;
    default:
      return file.state satisfies never;
  }
}

async function makeVisits(context: WinterContext): Promise<number> {
  const client = context.clients.socialWorker.mediation;
  const due = await client.call(mediationRoutes.listReintegrations, {
    query: { dueBy: new Date().toISOString(), limit: 200 },
  });
  const ours = due.items.filter(({ caseId }) => context.people.ofCase(caseId));
  let did = 0;
  await pMap(
    ours,
    async (one) => {
      if (await tolerant(() => visit(context, one))) did += 1;
    },
    { concurrency: context.width },
  );
  return did;
}

async function visit(context: WinterContext, one: Reintegration): Promise<boolean> {
  const next = one.visits.find(({ holds }) => holds === null);
  if (!next) return false;
  const number = context.people.ofCase(one.caseId)?.person.number ?? 0;
  const holds = !context.random.fork(`visit-${number}-${next.visit}`).chance(breaksDownShare);
  await context.clients.socialWorker.mediation.call(mediationRoutes.recordVisit, {
    params: { reintegrationId: one.reintegrationId },
    body: { visit: next.visit, holds },
    key: context.key('visit', one.reintegrationId, next.visit),
  });
  return true;
}

/** A file can have changed between the look and the step: then the next look sees it as it is. */
async function tolerant(step: () => Promise<boolean>): Promise<boolean> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof RefusedRequest && [404, 409].includes(error.status)) return false;
    throw error;
  }
}
