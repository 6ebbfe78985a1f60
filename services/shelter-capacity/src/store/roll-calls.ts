import type { rollCallsQuery } from '@iwaa/contracts/http/shelter-capacity';
import type { UnitKind } from '@iwaa/contracts/vocabulary';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import { findPage } from '@iwaa/service-kit/store/find-page';
import { mapPage, type PageOutcome } from '@iwaa/service-kit/store/page';
import { optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import type { z } from 'zod';
import {
  type CalledRoll,
  decide,
  evolve,
  newRollCall,
  type RollCall,
  type RollCallCommand,
  type RollCallEvent,
} from '../domain/roll-call.ts';

/** A unit of a centre on a night. */
export interface UnitNight {
  readonly centreId: string;
  readonly unit: UnitKind;
  readonly night: string;
}

export interface RollCalls
  extends Pick<AggregateStore<RollCall, RollCallCommand, RollCallEvent, never>, 'execute'> {
  one(rollCallId: string, scope?: ActorScope): Promise<CalledRoll | undefined>;
  /** Whether the roll of the unit was called for a later night too. */
  isFollowed(of: UnitNight): Promise<boolean>;
  /** A centre's roll calls, the latest night first. */
  ofCentre(
    centreId: string,
    scope: ActorScope,
    wanted: z.output<typeof rollCallsQuery>,
  ): Promise<PageOutcome<CalledRoll>>;
}

/** The one roll call that a unit has for a night. */
export function rollCallIdOf({ centreId, unit, night }: UnitNight): string {
  return derivedId(JSON.stringify([centreId, unit, night]), 'roll-call');
}

const stateFields: StateFields<RollCall> = {
  status: String,
  rollCallId: optional(String),
  centreId: optional(String),
  provinceId: optional(String),
  unit: optional(String),
  night: optional(String),
  calls: optional(Number),
  calledAt: optional(String),
  people: optional([
    { stayId: String, bedId: String, present: Boolean, calledAt: String, outcome: optional(String) },
  ]),
};

const owners = { province: 'state.provinceId', centre: 'state.centreId' };

/** The store of roll calls. */
export function createRollCalls(aggregates: Aggregates): RollCalls {
  const { execute, find, model } = aggregates.create<RollCall, RollCallCommand, RollCallEvent, never>({
    name: 'roll-call',
    owners,
    stateFields,
    indexes: [
      [{ 'state.centreId': 1, 'state.unit': 1, 'state.night': -1 }, {}],
      [{ 'state.centreId': 1, 'state.night': -1, _id: 1 }, {}],
    ],
    initial: newRollCall,
    decide,
    evolve,
  });
  return {
    execute,
    async one(rollCallId, scope) {
      const state = (await find(rollCallId, scope))?.state;
      return state?.status === 'called' ? state : undefined;
    },
    async isFollowed({ centreId, unit, night }) {
      const later = { 'state.centreId': centreId, 'state.unit': unit, 'state.night': { $gt: night } };
      return (await model.exists(later)) !== null;
    },
    async ofCentre(centreId, scope, { unit, night, ...page }) {
      const wanted = {
        'state.centreId': centreId,
        ...(unit ? { 'state.unit': unit } : {}),
        ...(night ? { 'state.night': night } : {}),
      };
      const list = { wanted, within: scope.filter(owners), order: [['state.night', 'descending']] as const };
      return mapPage(await findPage<StoredAggregate<CalledRoll>>(model, list, page), ({ state }) => state);
    },
  };
}
