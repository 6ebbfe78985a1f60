import { needDeclined } from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import { declineStands, mediationKindOf } from '../domain/known-case.ts';
import type { Cases } from '../store/cases.ts';
import { type MediationFiles, openFileFor } from '../store/mediation-files.ts';

/** Closes the open file of the kind that the person no longer wants, unless they have asked for it again since. */
export const onNeedDeclined = (files: MediationFiles, cases: Cases): Reaction =>
  reactTo(needDeclined, async ({ data, time }) => {
    const kind = mediationKindOf(data.kind);
    if (!kind || !declineStands(await cases.find(data.caseId), kind, time)) return;
    const from = await openFileFor(files, data.caseId, kind);
    if (from) await files.execute(from._id, { type: 'close-file', outcome: 'declined-by-person' }, { from });
  });
