import { setTimeout as wait } from 'node:timers/promises';
import type { checkOutReasonGivers, GivenBy } from '@iwaa/contracts/givers';
import type { bed } from '@iwaa/contracts/http/shelter-capacity';
import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import { allItems } from '@iwaa/service-client/all-items';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import pMap from 'p-map';
import type { z } from 'zod';
import type { PlannedPerson } from '../plan/people.ts';
import type { PlannedNight } from '../plan/winter-plan.ts';
import type { KnownStay } from './known-people.ts';
import { takeBackCheckIn } from './mistakes.ts';
import { answerOffer } from './offers.ts';
import { askForBedAgain } from './social-worker.ts';
import { setOutForBed } from './way-to-bed.ts';
import type { WinterContext } from './winter-context.ts';

type Bed = z.output<typeof bed>;

/** Checks out whoever leaves before the night. */
export async function letLeave(context: WinterContext, night: PlannedNight): Promise<void> {
  await pMap(night.leaving, (person) => checkOut(context, person, night.night, 'left-by-choice'), {
    concurrency: context.width,
  });
}

/** Checks a person out, if they have a bed; a bed that is free already by the platform's own doing is left so. */
export async function checkOut(
  context: WinterContext,
  person: PlannedPerson,
  night: string,
  reason: GivenBy<typeof checkOutReasonGivers, 'shelter-staff'>,
): Promise<void> {
  const stay = context.people.takeStay(person);
  if (!stay) return;
  try {
    await context.clients.shelterStaff.call(shelterCapacityRoutes.checkOut, {
      params: { bedId: stay.bedId },
      body: { stayId: stay.stayId, night, reason },
      key: context.key('check-out', stay.stayId),
    });
  } catch (error) {
    if (!(error instanceof RefusedRequest) || ![404, 409].includes(error.status)) throw error;
  }
}

/** How long a night's arrivals may take, in ms, before the winter is given up as stuck. */
const nightLimitMs = 180_000;
/** Somebody who has had no bed for so long is asked where they stand, in ms. */
const askAfterMs = 3000;

/**
 * Receives the night's people: watches the beds that are held, and checks in whoever is to come tonight as soon as a bed is
 * held for them; whoever is offered one is told, and answers. A hold of somebody who stays away is given up only where another waits for a bed of that unit; else it
 * lapses by itself.
 */
export async function receive(
  context: WinterContext,
  night: PlannedNight,
  progress: (checkedIn: number) => void,
): Promise<void> {
  const waiting = new Map(night.arriving.map((person) => [person.number, person]));
  const mistaken = new Set(night.mistakes.cameNot.map(({ number }) => number));
  const began = performance.now();
  let askedAt = began;
  while (waiting.size > 0) {
    context.signal.throwIfAborted();
    const held = await heldBeds(context);
    const offered = held.filter(({ hold }) => hold?.offered);
    await pMap(
      offered,
      async (bed) => {
        if (bed.hold) await answerOffer(context, bed.hold.holdId, waiting.has(holderOf(context, bed) ?? -1));
      },
      { concurrency: context.width },
    );
    const forTonight = held.filter((bed) => waiting.has(holderOf(context, bed) ?? -1));
    await pMap(
      forTonight,
      async (bed) => {
        const number = holderOf(context, bed);
        const person = number === undefined ? undefined : waiting.get(number);
        if (person && bed.hold && !bed.hold.onTheWay) await setOutForBed(context, bed.hold.holdId);
        const stay = person && (await checkIn(context, bed, night.night, mistaken.has(person.number)));
        if (!stay) return;
        if (mistaken.delete(person.number)) return takeBackCheckIn(context, stay);
        context.people.checkedIn(person, stay);
        waiting.delete(person.number);
      },
      { concurrency: context.width },
    );
    progress(night.arriving.length - waiting.size);
    if (waiting.size === 0) break;

    const now = performance.now();
    if (now - began > nightLimitMs) {
      throw new Error(
        `Night ${night.night}: ${waiting.size} people who were to come have had no bed for ${nightLimitMs / 1000} s.`,
      );
    }
    const units = new Set([...waiting.values()].map(({ profile }) => profile.unit));
    await pMap(
      held.filter(
        (bed) => !bed.hold?.offered && units.has(bed.unit) && !waiting.has(holderOf(context, bed) ?? -1),
      ),
      (bed) => giveUpHold(context, bed),
      { concurrency: context.width },
    );
    if (now - askedAt > askAfterMs) {
      askedAt = now;
      await pMap(
        waiting.values(),
        (person) => askForBedAgain(context, person, night.night, Math.round((now - began) / askAfterMs)),
        { concurrency: context.width },
      );
    }
    await wait(forTonight.length > 0 ? 20 : 120, undefined, { signal: context.signal });
  }
}

async function heldBeds(context: WinterContext): Promise<Bed[]> {
  const { centreId } = context.campaign;
  const held = { params: { centreId }, query: { state: 'held', limit: 1000 } } as const;
  return Array.fromAsync(allItems(context.clients.shelterStaff, shelterCapacityRoutes.listBeds, held));
}

function holderOf(context: WinterContext, bed: Bed): number | undefined {
  return bed.hold ? context.people.ofCase(bed.hold.caseId)?.person.number : undefined;
}

async function checkIn(
  context: WinterContext,
  bed: Bed,
  night: string,
  isMistake: boolean,
): Promise<KnownStay | undefined> {
  if (!bed.hold) return undefined;
  const { holdId, caseId } = bed.hold;
  try {
    const answer = await context.clients.shelterStaff.call(shelterCapacityRoutes.checkIn, {
      params: { bedId: bed.bedId },
      body: { holdId, caseId, night },
      key: context.key(isMistake ? 'check-in-by-mistake' : 'check-in', holdId),
    });
    return { bedId: answer.bedId, stayId: answer.stayId };
  } catch (error) {
    // The hold ran out between the look and the check-in, and the bed is another's now.
    if (error instanceof RefusedRequest && [404, 409].includes(error.status)) return undefined;
    throw error;
  }
}

async function giveUpHold(context: WinterContext, bed: Bed): Promise<void> {
  if (!bed.hold) return;
  try {
    await context.clients.shelterStaff.call(shelterCapacityRoutes.releaseHold, {
      params: { holdId: bed.hold.holdId },
      body: { reason: 'declined-by-person' },
      key: context.key('release', bed.hold.holdId),
    });
  } catch (error) {
    if (!(error instanceof RefusedRequest) || ![404, 409].includes(error.status)) throw error;
  }
}
