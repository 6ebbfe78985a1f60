import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import type { PlannedNight } from '../plan/winter-plan.ts';
import type { WinterContext } from './winter-context.ts';

/** The social worker tells apart those who are suggested as one and are not, and leaves the others. */
export async function tellApart(context: WinterContext, { night }: PlannedNight): Promise<void> {
  const { clients, key } = context;
  for (const { duplicateId, personIds } of await openDuplicates(context)) {
    if (!areTwo(context, personIds)) continue;
    const request = { params: { duplicateId }, key: key('apart', night, duplicateId) };
    await clients.socialWorker.intake.call(intakeRoutes.tellApart, request);
  }
}

/** The pairs of whom nobody has judged yet, of one person where it is given. */
export async function openDuplicates(
  { clients }: WinterContext,
  personId?: string,
): Promise<readonly { duplicateId: string; personIds: readonly string[] }[]> {
  const query = { limit: 1000, ...(personId === undefined ? {} : { personId }) };
  const { items } = await clients.socialWorker.intake.call(intakeRoutes.listDuplicates, { query });
  return items.map(({ duplicateId, persons }) => ({
    duplicateId,
    personIds: persons.map((person) => person.personId),
  }));
}

/** Whether two people of this winter are not one by its plan. */
function areTwo({ people }: WinterContext, personIds: readonly string[]): boolean {
  const known = people.everybody().filter(({ personId }) => personIds.includes(personId));
  return new Set(known.map(({ person }) => person.sameAs ?? person.number)).size === 2;
}
