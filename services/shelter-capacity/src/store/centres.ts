import type { centresQuery } from '@iwaa/contracts/http/shelter-capacity';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { findPage } from '@iwaa/service-kit/store/find-page';
import type { PageOutcome } from '@iwaa/service-kit/store/page';
import { optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import type { z } from 'zod';
import {
  type Centre,
  type CentreCommand,
  type CentreEvent,
  type CentreRefusal,
  decide,
  evolve,
  newCentre,
  type OpenCentre,
} from '../domain/centre.ts';

/** A centre as it is stored; the name is for people and goes into no event. */
export type StoredCentre = StoredAggregate<OpenCentre> & { readonly name: string };

export interface Centres {
  open(
    command: CentreCommand,
    name: string,
    key: CommandKey,
  ): ReturnType<AggregateStore<Centre, CentreCommand, CentreEvent, CentreRefusal>['execute']>;
  one(centreId: string, scope?: ActorScope): Promise<StoredCentre | undefined>;
  /** The centres within an actor's scope, by their ids. */
  list(scope: ActorScope, wanted: z.output<typeof centresQuery>): Promise<PageOutcome<StoredCentre>>;
}

const stateFields: StateFields<Centre> = {
  status: String,
  centreId: optional(String),
  provinceId: optional(String),
  units: optional([{ kind: String, beds: Number, overflow: optional(Number) }]),
};

const owners = { province: 'state.provinceId', centre: 'state.centreId' };

/** The store of centres. */
export function createCentres(aggregates: Aggregates): Centres {
  const { execute, find, model } = aggregates.create<Centre, CentreCommand, CentreEvent, CentreRefusal>({
    name: 'centre',
    owners,
    named: 'by-body',
    stateFields,
    privateSchema: { name: { type: String, required: true } },
    indexes: [
      [{ 'state.provinceId': 1, _id: 1 }, {}],
      [{ 'state.centreId': 1, _id: 1 }, {}],
    ],
    initial: newCentre,
    decide,
    evolve,
  });
  return {
    open: (command, name, key) => execute(command.centreId, command, { command: key, set: { name } }),
    one: async (centreId, scope) => (await find(centreId, scope)) as StoredCentre | undefined,
    list(scope, { provinceId, ...page }) {
      const wanted = provinceId ? { 'state.provinceId': provinceId } : {};
      return findPage<StoredCentre>(model, { wanted, within: scope.filter(owners) }, page);
    },
  };
}
