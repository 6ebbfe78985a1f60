import { mediationFileClosed } from '@iwaa/contracts/events/mediation';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { MediationFiles } from '../store/mediation-files.ts';
import type { Reintegrations } from '../store/reintegrations.ts';
import { reintegrationIdOf, type StartReintegration } from '../use-cases/start-reintegration.ts';

/**
 * Sees to it that every return that a file was closed with is followed up, whatever became of whoever closed it. Mostly it
 * is already.
 */
export const onMediationFileClosed = (
  files: MediationFiles,
  reintegrations: Reintegrations,
  start: StartReintegration,
): Reaction =>
  reactTo(mediationFileClosed, async ({ data: { fileId, outcome }, time }) => {
    if (outcome !== 'return-agreed' || (await reintegrations.lastKnown(reintegrationIdOf(fileId)))) return;
    const file = await files.find(fileId);
    if (file) await start(file.state, time, 'absent');
  });
