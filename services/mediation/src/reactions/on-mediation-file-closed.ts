import { mediationFileClosed } from '@iwaa/contracts/events/mediation';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import type { StartReintegration } from '../returning/start-reintegration.ts';
import type { MediationFiles } from '../store/mediation-files.ts';

/** Sees to it that every return that a file was closed with is followed up, whatever became of whoever closed it. */
export const onMediationFileClosed = (files: MediationFiles, start: StartReintegration): Reaction =>
  reactTo(mediationFileClosed, async ({ data: { fileId, outcome }, time }) => {
    if (outcome !== 'return-agreed') return;
    const file = await files.find(fileId);
    if (file) await start(file.state, time);
  });
