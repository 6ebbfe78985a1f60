import type { beds, waitingList } from '@iwaa/contracts/http/shelter-capacity';
import { createRandom } from '@iwaa/winter/plan/random';
import { inTurn } from '@iwaa/winter/players/in-turn';
import type { z } from 'zod';
import { loadCampaign, loadCentre, night } from './cast.ts';
import type { LoadStage } from './stage.ts';
import { declineShelter } from './street-teams.ts';

type Beds = z.output<typeof beds>;
type Hold = NonNullable<Beds['beds'][number]['hold']>;

const widthOfStaff = 4;

/** One look at the centre: whoever has a hold comes, or sends word, or stays away; whoever has slept long enough leaves. */
export async function workAtCentre(stage: LoadStage): Promise<void> {
  const { doors, book } = stage;
  const held = await doors.shelter.get<Beds>(`/centres/${loadCentre}/beds?state=held&limit=5000`);
  await inTurn(held?.beds ?? [], widthOfStaff, async ({ bedId, hold }) => {
    if (hold) await receive(stage, bedId, hold);
  });
  await inTurn(book.leaving(Date.now()), widthOfStaff, ({ bedId, stayId }) => checkOut(stage, bedId, stayId));
}

/** The same hold has the same fate at each look, so that a repeated look sends the same command under the same key. */
async function receive(stage: LoadStage, bedId: string, { holdId, caseId }: Hold): Promise<void> {
  const random = createRandom(holdId);
  const fate = random.next();
  // Some stay away: their hold lapses.
  if (fate > 0.9) return;
  if (fate > 0.82) {
    await releaseHold(stage, holdId, 'declined-by-person');
    return;
  }
  const effect = {
    type: 'iwaa.shelter-capacity.checked-in.v1',
    where: { holdId },
    count: 'one',
    alike: ['stayId', 'bedId', 'caseId'],
  } as const;
  const outcome = await stage.doors.shelter.post(
    `/beds/${bedId}/check-in`,
    { holdId, caseId, night },
    `${stage.run}.check-in.${holdId}`,
    effect,
  );
  if (outcome.kind !== 'acknowledged') return;
  const until = Date.now() + random.between(1500, 6000);
  stage.book.slept({ bedId, stayId: String(outcome.answer.stayId), until });
}

async function releaseHold(stage: LoadStage, holdId: string, reason: string): Promise<void> {
  const key = `${stage.run}.release.${holdId}`;
  await stage.doors.shelter.post(`/holds/${holdId}/release`, { reason }, key, {
    type: 'iwaa.shelter-capacity.hold-released.v1',
    where: { holdId },
    count: 'one',
    onlyIf: { state: 'released' },
  });
}

async function checkOut(stage: LoadStage, bedId: string, stayId: string): Promise<void> {
  const body = { stayId, night, reason: 'left-by-choice' };
  const key = `${stage.run}.check-out.${stayId}`;
  await stage.doors.shelter.post(`/beds/${bedId}/check-out`, body, key, {
    type: 'iwaa.shelter-capacity.checked-out.v1',
    where: { stayId },
    count: 'one',
    alike: ['bedId'],
  });
}

/** The end of the load: those who wait need no bed any more, and no hold is left to lapse. Says how many were left. */
export async function emptyQueue(stage: LoadStage): Promise<number> {
  const waiting = await stage.doors.shelter.get<z.output<typeof waitingList>>(
    `/campaigns/${loadCampaign}/waiting-list`,
  );
  await inTurn(waiting?.entries ?? [], widthOfStaff, ({ caseId }) => declineShelter(stage, caseId));
  const held = await stage.doors.shelter.get<Beds>(`/centres/${loadCentre}/beds?state=held&limit=5000`);
  await inTurn(held?.beds ?? [], widthOfStaff, async ({ hold }) => {
    if (hold) await releaseHold(stage, hold.holdId, 'declined-by-person');
  });
  return (waiting?.entries.length ?? 1) + (held?.beds.length ?? 1);
}
