import type { AggregateStore, Executed } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { Schema } from 'mongoose';
import {
  decide,
  evolve,
  newStreetRound,
  type StreetRound,
  type StreetRoundCommand,
  type StreetRoundEvent,
  type StreetRoundRefusal,
} from '../domain/street-round.ts';
import { settled } from './settled.ts';

const text = { type: String, required: true };
const planSchema = new Schema(
  { roundId: text, campaignId: text, team: text, night: text, places: [String] },
  { _id: false },
);
const stateSchema = new Schema(
  { plan: { type: planSchema, default: null }, ended: { type: Boolean, required: true } },
  { _id: false },
);

export type Plan = NonNullable<StreetRound['plan']>;

export interface StreetRounds {
  /** The result is what is answered now and at each repetition: how many contacts there were at that moment. */
  execute(
    roundId: string,
    command: StreetRoundCommand,
    key: CommandKey,
  ): Promise<Executed<StreetRound, StreetRoundEvent, StreetRoundRefusal, { contacts: number }>>;
  find(roundId: string): Promise<{ plan: Plan; ended: boolean } | undefined>;
  /** Who went where on which night: it does not change after the start, so it is kept at hand. */
  findPlan(roundId: string): Promise<Plan | undefined>;
}

export function createStreetRounds(aggregates: Aggregates): StreetRounds {
  const store: AggregateStore<StreetRound, StreetRoundCommand, StreetRoundEvent, StreetRoundRefusal> =
    aggregates.create({ name: 'street-round', stateSchema, initial: newStreetRound, decide, evolve });
  async function find(roundId: string) {
    const { plan, ended } = (await store.find(roundId))?.state ?? newStreetRound;
    return plan ? { plan, ended } : undefined;
  }
  return {
    execute: (roundId, command, key) => {
      const contacts = command.type === 'end-round' ? command.contacts : 0;
      return store.execute(roundId, command, { command: key, result: () => ({ contacts }) });
    },
    find,
    findPlan: settled(async (roundId) => (await find(roundId))?.plan),
  };
}
