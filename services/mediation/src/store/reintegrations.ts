import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import { Schema } from 'mongoose';
import { decide, evolve, newReintegration } from '../domain/reintegration.ts';

const text = { type: String, required: true };

const visitSchema = new Schema(
  { visit: { type: Number, required: true }, dueAt: text, holds: { type: Boolean, default: null } },
  { _id: false },
);

const stateSchema = new Schema(
  {
    state: text,
    reintegrationId: text,
    fileId: text,
    caseId: text,
    campaignId: text,
    kind: text,
    visits: { type: [visitSchema], required: true },
  },
  { _id: false },
);

/** The store of reintegrations. */
export function createReintegrations(aggregates: Aggregates) {
  return aggregates.create({
    name: 'reintegration',
    stateSchema,
    initial: newReintegration,
    decide,
    evolve,
    indexes: [
      [{ 'state.caseId': 1 }, {}],
      [{ 'state.campaignId': 1, 'state.state': 1 }, {}],
    ],
  });
}

export type Reintegrations = ReturnType<typeof createReintegrations>;
