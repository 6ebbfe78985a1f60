import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import type { PlannedNight } from '../plan/winter-plan.ts';
import type { KnownPerson } from './known-people.ts';
import type { WinterContext } from './winter-context.ts';

/**
 * The social worker tells apart those who are suggested as one and are not, and merges every other pair that is one; a pair of which
 * both have a bed is left.
 */
export async function judgeDuplicates(context: WinterContext, { night }: PlannedNight): Promise<void> {
  const { clients, key } = context;
  for (const { duplicateId, personIds } of await openDuplicates(context)) {
    const known = knownOf(context, personIds);
    const double = known.find(({ person }) => person.sameAs !== undefined);
    if (areTwo(known)) {
      const request = { params: { duplicateId }, key: key('apart', night, duplicateId) };
      await clients.socialWorker.intake.call(intakeRoutes.tellApart, request);
    } else if (known.length === 2 && double && double.person.number % 2 === 0)
      await merge(context, duplicateId, known, night);
  }
}

async function merge(
  { clients, key, people }: WinterContext,
  duplicateId: string,
  known: readonly KnownPerson[],
  night: string,
): Promise<void> {
  try {
    const { survivingPersonId: personId } = await clients.socialWorker.intake.call(
      intakeRoutes.mergeDuplicate,
      { params: { duplicateId }, key: key('same', night, duplicateId) },
    );
    const goesOn = known.find((one) => one.personId === personId);
    if (!goesOn) return;
    const { caseId } = goesOn;
    for (const { person, personId: recordedAs } of known)
      people.met({ person, personId, caseId, recordedAs });
  } catch (error) {
    if (!(error instanceof RefusedRequest) || error.status !== 409) throw error;
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

/** Those of some people who are of this winter. */
function knownOf({ people }: WinterContext, personIds: readonly string[]): readonly KnownPerson[] {
  return people.everybody().filter(({ personId }) => personIds.includes(personId));
}

/** Whether two people of this winter are not one by its plan. */
function areTwo(known: readonly KnownPerson[]): boolean {
  return new Set(known.map(({ person }) => person.sameAs ?? person.number)).size === 2;
}
