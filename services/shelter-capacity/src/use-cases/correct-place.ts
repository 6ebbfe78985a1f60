import { asCorrected, type KnownCase } from '../domain/known-case.ts';
import type { WaitingList } from '../store/waiting-list.ts';

/** Has whoever waits stand where a correction of the person says. Repeated, it finds nothing to change. */
export type CorrectPlace = (caseId: string, record: Pick<KnownCase, 'needs' | 'corrected'>) => Promise<void>;

export function createCorrectPlace(waitingList: WaitingList): CorrectPlace {
  return async (caseId, record) => {
    if (record.corrected === null) return;
    const entry = await waitingList.ofCase(caseId);
    const need = record.needs.find(({ needId }) => needId === entry?.needId);
    if (!entry || !need) return;
    const { unit, priority, onStreetSince } = asCorrected(record, need);
    await waitingList.execute(entry.entryId, { type: 'correct-place', unit, priority, onStreetSince });
  };
}
