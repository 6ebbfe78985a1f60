import type { LoadStage } from './stage.ts';

/** Closes the case of somebody who was met a while ago; it may be closed already. */
export async function closeSomeCase(stage: LoadStage): Promise<void> {
  const known = stage.book.someone(stage.random.next() * 0.5);
  if (!known) return;
  const { caseId } = known;
  const key = `${stage.run}.closure.${caseId}`;
  await stage.doors.committee.post(`/cases/${caseId}/closure`, { outcome: 'lost-contact' }, key, {
    type: 'iwaa.casework.case-closed.v1',
    where: { caseId },
    count: 'one',
    alike: ['caseId'],
  });
}
