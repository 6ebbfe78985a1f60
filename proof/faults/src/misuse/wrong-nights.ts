import { setTimeout as wait } from 'node:timers/promises';
import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import type { ServiceClient } from '@iwaa/service-client/service-client';
import type { Surroundings } from '../faults/surroundings.ts';
import { raceCampaign, raceCentre } from '../load/load-plan.ts';
import { misuseClient, unlessRefused } from './misuse-client.ts';

/**
 * The night before the race's beds are held, long before the campaign, after it, and at the ends of the calendar. A later night of the
 * campaign is not among them: by the clock it has passed, as all nights of the race, so it can have been slept in.
 */
const wrong = ['2025-12-11', '2025-11-30', '2029-01-01', '0001-01-01', '9999-12-31'];
const heldLimitMs = 15_000;

/** A check-in for another night than that of the hold is refused. */
export async function wrongNights(around: Surroundings, name: string): Promise<string[]> {
  const shelter = misuseClient(around, 'shelter-capacity', {
    subject: 'shelter-staff',
    role: 'shelter-staff',
    campaigns: [raceCampaign],
    centres: [raceCentre],
  });
  const differences: string[] = [];
  const held = await heldBed(shelter);
  if (!held) throw new Error('no bed was held');
  const { bedId, holdId, caseId } = held;
  for (const [index, night] of wrong.entries()) {
    const sending = shelter.call(shelterCapacityRoutes.checkIn, {
      params: { bedId },
      body: { holdId, caseId, night },
      key: `${name}.wrong-night.${index}`,
    });
    differences.push(...(await unlessRefused(`a check-in for ${night}`, sending)));
  }
  return differences;
}

/** A bed that is held; those of the race are held to the end of the run. */
async function heldBed(shelter: ServiceClient) {
  const end = performance.now() + heldLimitMs;
  while (performance.now() < end) {
    const { items } = await shelter.call(shelterCapacityRoutes.listBeds, {
      params: { centreId: raceCentre },
      query: { state: 'held' },
    });
    const found = items.find(({ hold }) => hold !== null);
    if (found?.hold) return { bedId: found.bedId, ...found.hold };
    await wait(100);
  }
  return undefined;
}
