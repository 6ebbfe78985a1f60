import type { place } from '@iwaa/contracts/http/shelter-capacity';
import type { z } from 'zod';
import type { PlannedPerson } from '../plan/people.ts';
import type { PlannedNight } from '../plan/winter-plan.ts';
import { inTurn } from './in-turn.ts';
import type { Stage } from './stage.ts';

/** Listens to those of the night before in whom a need, or a consent that was missing, comes out. */
export async function listen(stage: Stage, night: PlannedNight): Promise<void> {
  const { doors, book, key } = stage;
  await inTurn(night.listenedTo, stage.width, async ({ person, needs, consents }) => {
    const known = book.find(person);
    if (!known) return;
    await doors.socialWorker.intake.post(
      `/persons/${known.personId}/listening-sessions`,
      { night: night.night, needs },
      key('listening', night.night, person.number),
    );
    for (const purpose of consents) {
      await doors.socialWorker.intake.post(
        `/persons/${known.personId}/consents`,
        { purpose },
        key('consent', night.night, person.number, purpose),
      );
    }
  });
}

/**
 * Asks where somebody stands who waits at the centre's door; if the platform holds no bed for them and has them on no list,
 * because an earlier hold lapsed, they say again that they need one.
 */
export async function askForBedAgain(
  stage: Stage,
  person: PlannedPerson,
  night: string,
  time: number,
): Promise<void> {
  const known = stage.book.find(person);
  if (!known) return;
  const stands = await stage.doors.shelterStaff.get<z.output<typeof place>>(`/cases/${known.caseId}/place`);
  if (stands.bed || stands.waiting) return;
  await stage.doors.socialWorker.intake.post(
    `/persons/${known.personId}/listening-sessions`,
    { night, needs: ['shelter'] },
    stage.key('asks-again', night, person.number, time),
  );
}
