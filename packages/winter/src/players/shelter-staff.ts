import { setTimeout as wait } from 'node:timers/promises';
import type { beds, checkInAnswer } from '@iwaa/contracts/http/shelter-capacity';
import type { CheckOutReason } from '@iwaa/contracts/vocabulary';
import type { z } from 'zod';
import type { PlannedPerson } from '../plan/people.ts';
import type { PlannedNight } from '../plan/winter-plan.ts';
import { DoorRefusal } from './door.ts';
import { inTurn } from './in-turn.ts';
import { askForBedAgain } from './social-worker.ts';
import type { Stage } from './stage.ts';

type Bed = z.output<typeof beds>['beds'][number];

/** Checks out whoever leaves before the night. */
export async function letLeave(stage: Stage, night: PlannedNight): Promise<void> {
  await inTurn(night.leaving, stage.width, (person) =>
    checkOut(stage, person, night.night, 'left-by-choice'),
  );
}

/** Checks a person out, if they have a bed; a bed that is free already by the platform's own doing is left so. */
export async function checkOut(
  stage: Stage,
  person: PlannedPerson,
  night: string,
  reason: CheckOutReason,
): Promise<void> {
  const stay = stage.book.takeStay(person);
  if (!stay) return;
  try {
    await stage.doors.shelterStaff.post(
      `/beds/${stay.bedId}/check-out`,
      { stayId: stay.stayId, night, reason },
      stage.key('check-out', stay.stayId),
    );
  } catch (error) {
    if (!(error instanceof DoorRefusal) || ![404, 409].includes(error.status)) throw error;
  }
}

/** How long a night's arrivals may take, in ms, before the winter is given up as stuck. */
const nightPatienceMs = 180_000;
/** Somebody who has had no bed for so long is asked where they stand, in ms. */
const askAfterMs = 3000;

/**
 * Receives the night's people: watches the beds that are held, and checks in whoever is to come tonight as soon as a bed is
 * held for them. A hold of somebody who stays away is given up only where another waits for a bed of that unit; else it
 * lapses by itself.
 */
export async function receive(
  stage: Stage,
  night: PlannedNight,
  progress: (checkedIn: number) => void,
): Promise<void> {
  const waiting = new Map(night.arriving.map((person) => [person.number, person]));
  const began = performance.now();
  let askedAt = began;
  while (waiting.size > 0) {
    stage.signal.throwIfAborted();
    const held = await heldBeds(stage);
    const forTonight = held.filter((bed) => waiting.has(holderOf(stage, bed) ?? -1));
    await inTurn(forTonight, stage.width, async (bed) => {
      const number = holderOf(stage, bed);
      const person = number === undefined ? undefined : waiting.get(number);
      if (person && (await checkIn(stage, bed, person, night.night))) waiting.delete(person.number);
    });
    progress(night.arriving.length - waiting.size);
    if (waiting.size === 0) break;

    const now = performance.now();
    if (now - began > nightPatienceMs) {
      throw new Error(
        `Night ${night.night}: ${waiting.size} people who were to come have had no bed for ${nightPatienceMs / 1000} s.`,
      );
    }
    const units = new Set([...waiting.values()].map(({ profile }) => profile.unit));
    await inTurn(
      held.filter((bed) => units.has(bed.unit) && !waiting.has(holderOf(stage, bed) ?? -1)),
      stage.width,
      (bed) => giveUpHold(stage, bed),
    );
    if (now - askedAt > askAfterMs) {
      askedAt = now;
      await inTurn(waiting.values(), stage.width, (person) =>
        askForBedAgain(stage, person, night.night, Math.round((now - began) / askAfterMs)),
      );
    }
    await wait(forTonight.length > 0 ? 20 : 120, undefined, { signal: stage.signal });
  }
}

async function heldBeds(stage: Stage): Promise<Bed[]> {
  const answer = await stage.doors.shelterStaff.get<z.output<typeof beds>>(
    `/centres/${stage.campaign.centreId}/beds?state=held&limit=5000`,
  );
  return answer.beds;
}

function holderOf(stage: Stage, bed: Bed): number | undefined {
  return bed.hold ? stage.book.ofCase(bed.hold.caseId)?.person.number : undefined;
}

async function checkIn(stage: Stage, bed: Bed, person: PlannedPerson, night: string): Promise<boolean> {
  if (!bed.hold) return false;
  const { holdId, caseId } = bed.hold;
  try {
    const answer = await stage.doors.shelterStaff.post<z.output<typeof checkInAnswer>>(
      `/beds/${bed.bedId}/check-in`,
      { holdId, caseId, night },
      stage.key('check-in', holdId),
    );
    stage.book.checkedIn(person, { bedId: answer.bedId, stayId: answer.stayId });
    return true;
  } catch (error) {
    // The hold ran out between the look and the check-in, and the bed is another's now.
    if (error instanceof DoorRefusal && [404, 409].includes(error.status)) return false;
    throw error;
  }
}

async function giveUpHold(stage: Stage, bed: Bed): Promise<void> {
  if (!bed.hold) return;
  try {
    await stage.doors.shelterStaff.post(
      `/holds/${bed.hold.holdId}/release`,
      { reason: 'declined-by-person' },
      stage.key('release', bed.hold.holdId),
    );
  } catch (error) {
    if (!(error instanceof DoorRefusal) || ![404, 409].includes(error.status)) throw error;
  }
}
