import { deadlineKinds } from '@iwaa/contracts/vocabulary';
import type { AggregateStore, Executed } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { Schema } from 'mongoose';
import {
  type Campaign,
  type CampaignCommand,
  type CampaignEvent,
  type CampaignRefusal,
  type Declaration,
  decide,
  evolve,
  newCampaign,
} from '../domain/campaign.ts';
import { settled } from './settled.ts';

const text = { type: String, required: true };
const declarationSchema = new Schema(
  {
    campaignId: text,
    city: text,
    startsOn: text,
    endsOn: text,
    timeZone: text,
    language: text,
    deadlines: new Schema(Object.fromEntries(deadlineKinds.map((kind) => [kind, text])), { _id: false }),
    followUpVisits: [String],
  },
  { _id: false },
);
const stateSchema = new Schema({ declaration: { type: declarationSchema, default: null } }, { _id: false });

export interface Campaigns {
  declare(
    declaration: Declaration,
    command: CommandKey,
  ): Promise<Executed<Campaign, CampaignEvent, CampaignRefusal, Declaration | null>>;
  /** What was declared, or undefined where there is no such campaign. */
  find(campaignId: string): Promise<Declaration | undefined>;
}

export function createCampaigns(aggregates: Aggregates): Campaigns {
  const store: AggregateStore<Campaign, CampaignCommand, CampaignEvent, CampaignRefusal> = aggregates.create({
    name: 'campaign',
    named: 'by-body',
    stateSchema,
    initial: newCampaign,
    decide,
    evolve,
  });
  return {
    declare: (declaration, command) =>
      store.execute(
        declaration.campaignId,
        { type: 'declare-campaign', declaration },
        { command, result: (campaign) => campaign.declaration },
      ),
    find: settled(async (campaignId) => (await store.find(campaignId))?.state.declaration ?? undefined),
  };
}
