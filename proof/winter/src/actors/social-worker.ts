import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import pMap from 'p-map';
import type { PlannedPerson } from '../plan/people.ts';
import type { PlannedNight } from '../plan/winter-plan.ts';
import type { WinterContext } from './winter-context.ts';

/** Listens to those of the night before in whom a need, or a consent that was missing, comes out. */
export async function listen(context: WinterContext, night: PlannedNight): Promise<void> {
  const { clients, people, key } = context;
  await pMap(
    night.listenedTo,
    async ({ person, needs, consents }) => {
      const known = people.find(person);
      if (!known) return;
      await clients.socialWorker.intake.call(intakeRoutes.recordListeningSession, {
        params: { personId: known.personId },
        body: { night: night.night, needs: [...needs] },
        key: key('listening', night.night, person.number),
      });
      for (const purpose of consents) {
        await clients.socialWorker.intake.call(intakeRoutes.giveConsent, {
          params: { personId: known.personId },
          body: { purpose },
          key: key('consent', night.night, person.number, purpose),
        });
      }
    },
    { concurrency: context.width },
  );
}

/** Corrects what is held of those who are called otherwise than was heard. */
export async function correct(context: WinterContext, night: PlannedNight): Promise<void> {
  const { clients, people, key } = context;
  await pMap(
    night.corrected,
    async ({ person, nickname }) => {
      const known = people.find(person);
      // What was misheard stands in the record that was merged, and is corrected no more.
      if (!known || (known.recordedAs ?? known.personId) !== known.personId) return;
      await clients.socialWorker.intake.call(intakeRoutes.correctPerson, {
        params: { personId: known.personId },
        body: { reason: 'misheard', identity: { nickname } },
        key: key('correction', night.night, person.number),
      });
      people.corrected(person, { ...people.identityOf(person), nickname });
    },
    { concurrency: context.width },
  );
}

/**
 * Asks where somebody stands who waits at the centre's client; if the platform holds no bed for them and has them on no list,
 * because an earlier hold lapsed, they say again that they need one.
 */
export async function askForBedAgain(
  context: WinterContext,
  person: PlannedPerson,
  night: string,
  time: number,
): Promise<void> {
  const known = context.people.find(person);
  if (!known) return;
  const stands = await context.clients.shelterStaff.call(shelterCapacityRoutes.readPlace, {
    params: { caseId: known.caseId },
  });
  // Whoever waits and let an offer pass has to say again that they need a bed.
  if (stands.bed || (stands.waiting && time % 3 !== 0)) return;
  await context.clients.socialWorker.intake.call(intakeRoutes.recordListeningSession, {
    params: { personId: known.personId },
    body: { night, needs: ['shelter'] },
    key: context.key('asks-again', night, person.number, time),
  });
}
