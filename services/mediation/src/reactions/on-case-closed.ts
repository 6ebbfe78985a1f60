import { caseClosed } from '@iwaa/contracts/events/casework';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Cases } from '../store/cases.ts';
import { type MediationFiles, openFilesOf } from '../store/mediation-files.ts';

/**
 * Closes the case's files, and opens none for needs of it that come late. A return that is being followed up goes on: its
 * last visits are due long after most cases are closed, and what they find is still worth knowing.
 */
export const onCaseClosed = (files: MediationFiles, cases: Cases): Reaction =>
  reactTo(caseClosed, async ({ data: { caseId } }) => {
    await cases.close(caseId);
    for (const from of await openFilesOf(files, caseId))
      await files.execute(from._id, { type: 'close-with-case' }, { from });
  });
