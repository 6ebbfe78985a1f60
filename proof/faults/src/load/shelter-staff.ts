import type { GivenBy, holdReleaseReasonGivers } from '@iwaa/contracts/givers';
import type { bed } from '@iwaa/contracts/http/shelter-capacity';
import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import { createRandom } from '@iwaa/proof-kit/random';
import pMap from 'p-map';
import type { z } from 'zod';
import type { LoadContext } from './load-context.ts';
import { loadCentre, loadProvince, night } from './load-plan.ts';
import { declineShelter } from './street-teams.ts';

type Hold = NonNullable<z.output<typeof bed>['hold']>;

const heldBeds = { params: { centreId: loadCentre }, query: { state: 'held', limit: 1000 } } as const;

const widthOfStaff = 4;

/** One look at the centre: whoever has a hold comes, or sends word, or stays away; whoever has slept long enough leaves. */
export async function workAtCentre(context: LoadContext): Promise<void> {
  const { clients, people } = context;
  const held = await clients.shelter.read(shelterCapacityRoutes.listBeds, heldBeds);
  await pMap(
    held?.items ?? [],
    async ({ bedId, hold }) => {
      if (hold) await receive(context, bedId, hold);
    },
    { concurrency: widthOfStaff },
  );
  await pMap(people.leaving(Date.now()), ({ bedId, stayId }) => checkOut(context, bedId, stayId), {
    concurrency: widthOfStaff,
  });
}

/** The same hold has the same fate at each look, so that a repeated look sends the same command under the same key. */
async function receive(context: LoadContext, bedId: string, { holdId, caseId }: Hold): Promise<void> {
  const random = createRandom(holdId);
  const fate = random.next();
  // Some stay away: their hold lapses.
  if (fate > 0.9) return;
  if (fate > 0.82) {
    await releaseHold(context, holdId, 'declined-by-person');
    return;
  }
  const effect = {
    type: 'iwaa.shelter-capacity.checked-in.v1',
    where: { holdId },
    count: 'one',
    alike: ['stayId', 'bedId', 'caseId'],
  } as const;
  const outcome = await context.clients.shelter.send(
    shelterCapacityRoutes.checkIn,
    { params: { bedId }, body: { holdId, caseId, night }, key: `${context.run}.check-in.${holdId}` },
    effect,
  );
  if (outcome.kind !== 'acknowledged') return;
  const until = Date.now() + random.between(1500, 6000);
  context.people.slept({ bedId, stayId: String(outcome.answer.stayId), until });
}

async function releaseHold(
  context: LoadContext,
  holdId: string,
  reason: GivenBy<typeof holdReleaseReasonGivers, 'shelter-staff'>,
): Promise<void> {
  const key = `${context.run}.release.${holdId}`;
  await context.clients.shelter.send(
    shelterCapacityRoutes.releaseHold,
    { params: { holdId }, body: { reason }, key },
    {
      type: 'iwaa.shelter-capacity.hold-released.v1',
      where: { holdId },
      count: 'one',
      onlyIf: { state: 'released' },
    },
  );
}

async function checkOut(context: LoadContext, bedId: string, stayId: string): Promise<void> {
  const body = { stayId, night, reason: 'left-by-choice' } as const;
  const key = `${context.run}.check-out.${stayId}`;
  await context.clients.shelter.send(
    shelterCapacityRoutes.checkOut,
    { params: { bedId }, body, key },
    {
      type: 'iwaa.shelter-capacity.checked-out.v1',
      where: { stayId },
      count: 'one',
      alike: ['bedId'],
    },
  );
}

/** The end of the load: those who wait need no bed any more, and no hold is left to lapse. Says how many were left. */
export async function emptyQueue(context: LoadContext): Promise<number> {
  const waiting = await context.clients.shelter.read(shelterCapacityRoutes.listWaiting, {
    params: { provinceId: loadProvince },
    query: { limit: 1000 },
  });
  await pMap(waiting?.items ?? [], ({ caseId }) => declineShelter(context, caseId), {
    concurrency: widthOfStaff,
  });
  const held = await context.clients.shelter.read(shelterCapacityRoutes.listBeds, heldBeds);
  await pMap(
    held?.items ?? [],
    async ({ hold }) => {
      if (hold) await releaseHold(context, hold.holdId, 'declined-by-person');
    },
    { concurrency: widthOfStaff },
  );
  return (waiting?.items.length ?? 1) + (held?.items.length ?? 1);
}
