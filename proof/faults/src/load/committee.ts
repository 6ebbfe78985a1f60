import { caseworkRoutes } from '@iwaa/contracts/routes/casework';
import type { LoadContext } from './load-context.ts';

/** Closes the case of somebody who was met a while ago; it may be closed already. */
export async function closeSomeCase(context: LoadContext): Promise<void> {
  const known = context.people.someone(context.random.next() * 0.5);
  if (!known) return;
  const { caseId } = known;
  const key = `${context.run}.closure.${caseId}`;
  await context.clients.committee.send(
    caseworkRoutes.closeCase,
    { params: { caseId }, body: { outcome: 'lost-contact' }, key },
    {
      type: 'iwaa.casework.case-closed.v1',
      where: { caseId },
      count: 'one',
      alike: ['caseId'],
    },
  );
}
