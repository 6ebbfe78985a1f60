import type { bed } from '@iwaa/contracts/http/shelter-capacity';
import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import type { UnitKind } from '@iwaa/contracts/vocabulary';
import { allItems } from '@iwaa/service-client/all-items';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import pMap from 'p-map';
import type { z } from 'zod';
import type { PlannedNight } from '../plan/winter-plan.ts';
import type { WinterContext } from './winter-context.ts';

/** Somebody who has a bed when the roll is called, and whether they are in it. */
interface Sleeper {
  readonly bedId: string;
  readonly unit: UnitKind;
  readonly stayId: string;
  readonly is: 'there' | 'absent' | 'absent-with-pass';
}

/** As many stays as a request takes. */
const mostInOneCall = 500;

/** Calls the roll of each unit at the end of a night. Whoever is away with leave was given their pass before. */
export async function callRolls(context: WinterContext, night: PlannedNight): Promise<void> {
  const absent = new Map(night.absent.map(({ person, withPass }) => [person.number, withPass]));
  const sleepers = (await occupiedBeds(context)).flatMap(({ bedId, unit, stay }): Sleeper[] => {
    const number = stay ? context.people.ofCase(stay.caseId)?.person.number : undefined;
    if (!stay || number === undefined) return [];
    const withPass = absent.get(number);
    const is = withPass === undefined ? 'there' : withPass ? 'absent-with-pass' : 'absent';
    return [{ bedId, unit, stayId: stay.stayId, is }];
  });
  await pMap(
    sleepers.filter(({ is }) => is === 'absent-with-pass'),
    (sleeper) => givePass(context, sleeper, night.night),
    { concurrency: context.width },
  );
  for (const [unit, own] of Map.groupBy(sleepers, (sleeper) => sleeper.unit)) {
    for (let from = 0; from < own.length; from += mostInOneCall)
      await callRoll(context, unit, night.night, own.slice(from, from + mostInOneCall), from);
  }
}

async function occupiedBeds(context: WinterContext): Promise<z.output<typeof bed>[]> {
  const { centreId } = context.campaign;
  const occupied = { params: { centreId }, query: { state: 'occupied', limit: 1000 } } as const;
  return Array.fromAsync(allItems(context.clients.shelterStaff, shelterCapacityRoutes.listBeds, occupied));
}

async function givePass(context: WinterContext, { bedId, stayId }: Sleeper, night: string): Promise<void> {
  try {
    await context.clients.shelterStaff.call(shelterCapacityRoutes.givePass, {
      params: { bedId },
      body: { stayId, kind: 'overnight', from: night, to: night },
      key: context.key('pass', stayId, night),
    });
  } catch (error) {
    // The stay ended between the look and the pass.
    if (!(error instanceof RefusedRequest) || error.status !== 404) throw error;
  }
}

async function callRoll(
  context: WinterContext,
  unit: UnitKind,
  night: string,
  people: readonly Sleeper[],
  from: number,
): Promise<void> {
  const { centreId } = context.campaign;
  const those = (isThere: boolean): string[] =>
    people.filter(({ is }) => (is === 'there') === isThere).map(({ stayId }) => stayId);
  await context.clients.shelterStaff.call(shelterCapacityRoutes.callRoll, {
    params: { centreId, unit, night },
    body: { present: those(true), absent: those(false) },
    key: context.key('roll-call', centreId, unit, night, from),
  });
}
