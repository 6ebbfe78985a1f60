import type { mediationFile } from '@iwaa/contracts/http/mediation';
import { mediationRoutes } from '@iwaa/contracts/routes/mediation';
import { createRandom } from '@iwaa/proof-kit/random';
import pMap from 'p-map';
import type { z } from 'zod';
import type { Effect } from './journal.ts';
import type { LoadContext } from './load-context.ts';

type File = z.output<typeof mediationFile>;

const widthOfMediators = 4;

/** One look of the mediators at their open files and at the visits that are due, and one step at each. */
export async function workAtMediation(context: LoadContext): Promise<void> {
  const client = context.clients.mediation;
  for (const state of ['return-agreed', 'family-reached', 'opened'] as const) {
    const found = await client.read(mediationRoutes.listMediationFiles, { query: { state, limit: 300 } });
    await pMap(found?.items ?? [], (file) => takeStep(context, file), { concurrency: widthOfMediators });
  }
  const due = await client.read(mediationRoutes.listReintegrations, {
    query: { dueBy: new Date().toISOString(), limit: 300 },
  });
  await pMap(
    due?.items ?? [],
    async ({ reintegrationId, visits }) => {
      const next = visits.find(({ holds }) => holds === null);
      if (!next) return;
      const { visit } = next;
      const holds = !createRandom(`${reintegrationId}-${visit}`).chance(0.05);
      const key = `${context.run}.visit.${reintegrationId}.${visit}`;
      await client.send(
        mediationRoutes.recordVisit,
        { params: { reintegrationId }, body: { visit, holds }, key },
        {
          type: 'iwaa.mediation.follow-up-visit-made.v1',
          where: { reintegrationId, visit },
          count: 'one',
        },
      );
    },
    { concurrency: widthOfMediators },
  );
}

async function takeStep(
  context: LoadContext,
  { fileId, kind, state, sessions, consented }: File,
): Promise<void> {
  const { mediation } = context.clients;
  const params = { fileId };
  const key = (step: string): string => `${context.run}.${step}.${fileId}`;
  const effect = (type: string, count: Effect['count'] = 'one'): Effect => ({
    type,
    where: { fileId },
    count,
  });
  if (sessions < 2) {
    await mediation.send(
      mediationRoutes.holdSession,
      { params, body: {}, key: key(`session-${sessions}`) },
      effect('iwaa.mediation.mediation-session-held.v1', 'each'),
    );
    return;
  }
  if (kind === 'social') {
    await mediation.send(
      mediationRoutes.closeMediationFile,
      { params, body: { outcome: 'resolved' }, key: key('closure') },
      effect('iwaa.mediation.mediation-file-closed.v1'),
    );
    return;
  }
  if (state === 'opened' && consented)
    await mediation.send(
      mediationRoutes.recordFamilyContact,
      { params, body: { reached: true }, key: key('family') },
      effect('iwaa.mediation.family-reached.v1'),
    );
  if (state === 'family-reached')
    await mediation.send(
      mediationRoutes.recordReturnDecision,
      {
        params,
        body: { personAgrees: true, familyAgrees: true, kind: 'permanent' },
        key: key('decision'),
      },
      effect('iwaa.mediation.return-agreed.v1'),
    );
  if (state === 'return-agreed')
    await mediation.send(
      mediationRoutes.startReintegration,
      { params, body: {}, key: key('return') },
      effect('iwaa.mediation.person-reintegrated.v1'),
    );
}
