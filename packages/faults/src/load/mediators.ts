import type { mediationFiles, reintegrations } from '@iwaa/contracts/http/mediation';
import { createRandom } from '@iwaa/winter/plan/random';
import { inTurn } from '@iwaa/winter/players/in-turn';
import type { z } from 'zod';
import type { Effect } from './journal.ts';
import type { LoadStage } from './stage.ts';

type File = z.output<typeof mediationFiles>['files'][number];

const widthOfMediators = 4;

/** One look of the mediators at their open files and at the visits that are due, and one step at each. */
export async function workAtMediation(stage: LoadStage): Promise<void> {
  const door = stage.doors.mediation;
  for (const state of ['return-agreed', 'family-reached', 'opened'] as const) {
    const found = await door.get<z.output<typeof mediationFiles>>(
      `/mediation-files?state=${state}&limit=300`,
    );
    await inTurn(found?.files ?? [], widthOfMediators, (file) => takeStep(stage, file));
  }
  const due = await door.get<z.output<typeof reintegrations>>(
    `/reintegrations?dueBy=${new Date().toISOString()}&limit=300`,
  );
  await inTurn(due?.reintegrations ?? [], widthOfMediators, async ({ reintegrationId, visits }) => {
    const next = visits.find(({ holds }) => holds === null);
    if (!next) return;
    const { visit } = next;
    const holds = !createRandom(`${reintegrationId}-${visit}`).chance(0.05);
    const key = `${stage.run}.visit.${reintegrationId}.${visit}`;
    await door.post(`/reintegrations/${reintegrationId}/visits`, { visit, holds }, key, {
      type: 'iwaa.mediation.follow-up-visit-made.v1',
      where: { reintegrationId, visit },
      count: 'one',
    });
  });
}

async function takeStep(stage: LoadStage, { fileId, kind, state, sessions, consented }: File): Promise<void> {
  const send = (step: string, path: string, body: object, type: string, count: Effect['count'] = 'one') =>
    stage.doors.mediation.post(`/mediation-files/${fileId}/${path}`, body, `${stage.run}.${step}.${fileId}`, {
      type,
      where: { fileId },
      count,
    });
  if (sessions < 2) {
    await send(`session-${sessions}`, 'sessions', {}, 'iwaa.mediation.mediation-session-held.v1', 'each');
    return;
  }
  if (kind === 'social') {
    await send('closure', 'closure', { outcome: 'resolved' }, 'iwaa.mediation.mediation-file-closed.v1');
    return;
  }
  if (state === 'opened' && consented)
    await send('family', 'family-contacts', { reached: true }, 'iwaa.mediation.family-reached.v1');
  if (state === 'family-reached') {
    const decision = { personAgrees: true, familyAgrees: true, kind: 'permanent' };
    await send('decision', 'return-decisions', decision, 'iwaa.mediation.return-agreed.v1');
  }
  if (state === 'return-agreed')
    await send('return', 'reintegration', {}, 'iwaa.mediation.person-reintegrated.v1');
}
