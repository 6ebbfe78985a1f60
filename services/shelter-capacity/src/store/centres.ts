import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import { Schema } from 'mongoose';
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
import type { ActorScope } from './beds.ts';

/** A centre as it is stored; the name is for people and goes into no event. */
export type StoredCentre = StoredAggregate<OpenCentre> & { readonly name: string };

export interface Centres {
  open(
    command: CentreCommand,
    name: string,
    key: CommandKey,
  ): ReturnType<AggregateStore<Centre, CentreCommand, CentreEvent, CentreRefusal>['execute']>;
  one(centreId: string, scope: ActorScope): Promise<StoredCentre | undefined>;
}

const text = { type: String, required: true };
const stateSchema = new Schema(
  {
    status: text,
    centreId: text,
    campaignId: text,
    units: [new Schema({ kind: text, beds: { type: Number, required: true } }, { _id: false })],
  },
  { _id: false },
);

/** The store of centres. */
export function createCentres(aggregates: Aggregates): Centres {
  const { execute, model } = aggregates.create<Centre, CentreCommand, CentreEvent, CentreRefusal>({
    name: 'centre',
    named: 'by-body',
    stateSchema,
    privateSchema: { name: text },
    initial: newCentre,
    decide,
    evolve,
  });
  return {
    open: (command, name, key) => execute(command.centreId, command, { command: key, set: { name } }),
    async one(centreId, scope) {
      const found = await model.findOne({ $and: [{ _id: centreId }, scope] }).lean<StoredCentre>();
      return found ?? undefined;
    },
  };
}
