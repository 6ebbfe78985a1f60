import { setTimeout as wait } from 'node:timers/promises';
import type { mediationFiles, reintegration, reintegrations } from '@iwaa/contracts/http/mediation';
import type { z } from 'zod';
import { DoorRefusal } from './door.ts';
import { inTurn } from './in-turn.ts';
import { checkOut } from './shelter-staff.ts';
import type { Stage } from './stage.ts';

type File = z.output<typeof mediationFiles>['files'][number];
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
export function startMediators(stage: Stage): Mediators {
  const leaving = new AbortController();
  let nothingToDo = false;
  const work = async (): Promise<void> => {
    while (!leaving.signal.aborted && !stage.signal.aborted) {
      const did = (await workAtFiles(stage)) + (await makeVisits(stage));
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

async function workAtFiles(stage: Stage): Promise<number> {
  const door = stage.doors.socialWorker.mediation;
  const states = ['opened', 'family-reached', 'return-agreed'] as const;
  const lists = await Promise.all(
    states.map((state) =>
      door.get<z.output<typeof mediationFiles>>(`/mediation-files?state=${state}&limit=200`),
    ),
  );
  const files = lists.flatMap((list) => list.files).filter((file) => stage.book.ofCase(file.caseId));
  let did = 0;
  await inTurn(files, stage.width, async (file) => {
    if (await tolerant(() => workAtFile(stage, file))) did += 1;
  });
  return did;
}

/** One step at one file. Gives false where there is none to take now, such as without the person's consent. */
async function workAtFile(stage: Stage, file: File): Promise<boolean> {
  const door = stage.doors.socialWorker.mediation;
  const path = `/mediation-files/${file.fileId}`;
  const key = (step: string): string => stage.key(step, file.fileId, file.state, file.sessions);
  if (file.kind === 'social') {
    if (file.sessions === 0) await door.post(`${path}/sessions`, {}, key('session'));
    else await door.post(`${path}/closure`, { outcome: 'resolved' }, key('closure'));
    return true;
  }
  const person = stage.book.ofCase(file.caseId)?.person;
  switch (file.state) {
    case 'opened':
      if (!file.consented) return false;
      await door.post(`${path}/family-contacts`, { reached: true }, key('family-contact'));
      return true;
    case 'family-reached':
      await door.post(
        `${path}/return-decisions`,
        { personAgrees: true, familyAgrees: person?.familyAgrees ?? false, kind: 'permanent' },
        key('decision'),
      );
      return true;
    case 'return-agreed':
      await door.post(`${path}/reintegration`, {}, key('return'));
      if (person) await checkOut(stage, person, file.night, 'to-family');
      return true;
    case 'closed':
      return false;
    default:
      return file.state satisfies never;
  }
}

async function makeVisits(stage: Stage): Promise<number> {
  const door = stage.doors.socialWorker.mediation;
  const due = await door.get<z.output<typeof reintegrations>>(
    `/reintegrations?dueBy=${new Date().toISOString()}&limit=200`,
  );
  const ours = due.reintegrations.filter(({ caseId }) => stage.book.ofCase(caseId));
  let did = 0;
  await inTurn(ours, stage.width, async (one) => {
    if (await tolerant(() => visit(stage, one))) did += 1;
  });
  return did;
}

async function visit(stage: Stage, one: Reintegration): Promise<boolean> {
  const next = one.visits.find(({ holds }) => holds === null);
  if (!next) return false;
  const number = stage.book.ofCase(one.caseId)?.person.number ?? 0;
  const holds = !stage.random.fork(`visit-${number}-${next.visit}`).chance(breaksDownShare);
  await stage.doors.socialWorker.mediation.post(
    `/reintegrations/${one.reintegrationId}/visits`,
    { visit: next.visit, holds },
    stage.key('visit', one.reintegrationId, next.visit),
  );
  return true;
}

/** A file can have changed between the look and the step: then the next look sees it as it is. */
async function tolerant(step: () => Promise<boolean>): Promise<boolean> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof DoorRefusal && [404, 409].includes(error.status)) return false;
    throw error;
  }
}
