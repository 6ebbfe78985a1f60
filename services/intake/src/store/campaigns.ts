import type { campaignsQuery } from '@iwaa/contracts/http/intake';
import { defaultNightLevels } from '@iwaa/contracts/night-levels';
import { deadlineKinds, type NightLevel, nightDeadlineKinds } from '@iwaa/contracts/vocabulary';
import { type ColdNight, levelOfNight } from '@iwaa/domain/cold-nights';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { Outcome } from '@iwaa/service-kit/outcome';
import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { findPage } from '@iwaa/service-kit/store/find-page';
import { mapPage, type PageOutcome } from '@iwaa/service-kit/store/page';
import { fieldsFor, optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import {
  type Campaign,
  type CampaignEvent,
  type CampaignTerms,
  evolve,
  newCampaign,
} from '../domain/campaign.ts';
import { type CampaignCommand, type CampaignRefusal, decide } from '../domain/campaign-decisions.ts';

const levelFields = {
  opensOverflow: Boolean,
  restsSanctions: Boolean,
  deadlines: fieldsFor(nightDeadlineKinds, optional(String)),
};
const stateFields: StateFields<Campaign> = {
  terms: optional({
    campaignId: String,
    provinceId: String,
    city: String,
    startsOn: String,
    endsOn: String,
    timeZone: String,
    language: String,
    deadlines: fieldsFor(deadlineKinds, String),
    followUpVisits: [String],
    partners: optional([String]),
    nightLevels: optional({ cold: levelFields, severe: levelFields }),
  }),
  ended: Boolean,
  coldNights: optional([{ night: String, level: String }]),
};
/** So many, and each for so long (ms), even where another process of intake has changed it. */
const recentCampaigns = { max: 1000, ttl: 5000 };
const owners = { province: 'state.terms.provinceId', campaign: 'state.terms.campaignId' };

export type DeclaredCampaign = CampaignTerms & {
  readonly nightLevels: NonNullable<CampaignTerms['nightLevels']>;
  readonly coldNights: ColdNight[];
  readonly ended: boolean;
};
type Change = Extract<CampaignCommand, { type: 'change-campaign' }>;

type StoredCampaign = StoredAggregate<Campaign & { terms: CampaignTerms }>;

export interface Campaigns {
  declare(terms: CampaignTerms, command: CommandKey): Promise<Outcome<DeclaredCampaign, CampaignRefusal>>;
  change(
    scope: ActorScope,
    campaignId: string,
    change: Omit<Change, 'type'>,
    command: CommandKey,
  ): Promise<Outcome<DeclaredCampaign, CampaignRefusal | 'not-found'>>;
  end(
    scope: ActorScope,
    campaignId: string,
    command: CommandKey,
  ): Promise<Outcome<DeclaredCampaign, CampaignRefusal | 'not-found'>>;
  /** Answers how cold the night is from then on. `at`: now, ISO-8601. */
  declareLevel(
    scope: ActorScope,
    campaignId: string,
    night: { readonly night: string; readonly level: NightLevel; readonly at: string },
    command: CommandKey,
  ): Promise<
    Outcome<{ campaignId: string; night: string; level: NightLevel }, CampaignRefusal | 'not-found'>
  >;
  /** A campaign as it is now, within a scope where one is given. */
  find(campaignId: string, scope?: ActorScope): Promise<DeclaredCampaign | undefined>;
  /** The campaigns within an actor's scope, by their ids; with a night those that run on it. */
  list(scope: ActorScope, wanted: z.output<typeof campaignsQuery>): Promise<PageOutcome<DeclaredCampaign>>;
  /** The same as it was some seconds ago at most: whoever meets people all night need not ask each time. */
  findRecent(campaignId: string): Promise<DeclaredCampaign | undefined>;
  /** The provinces in which those of the campaigns are that have not ended. */
  provincesOf(campaignIds: readonly string[]): Promise<readonly string[]>;
}

export function createCampaigns(aggregates: Aggregates): Campaigns {
  const store: AggregateStore<Campaign, CampaignCommand, CampaignEvent, CampaignRefusal> = aggregates.create({
    name: 'campaign',
    named: 'by-body',
    stateFields,
    owners,
    initial: newCampaign,
    decide,
    evolve,
  });
  const find: Campaigns['find'] = async (campaignId, scope) => {
    const found = await store.find(campaignId, scope);
    return found?.state.terms ? toDeclared(found.state) : undefined;
  };
  const recent = new LRUCache<string, DeclaredCampaign>({
    ...recentCampaigns,
    fetchMethod: (campaignId) => find(campaignId),
    // What is found although it was changed meanwhile is given to whoever asked before then, and not kept.
    ignoreFetchAbort: true,
  });
  async function changed<Result>(campaignId: string, change: Promise<Result>): Promise<Result> {
    const done = await change;
    recent.delete(campaignId);
    return done;
  }
  return {
    find,
    findRecent: (campaignId) => recent.fetch(campaignId),
    declare: (terms, command) =>
      store.execute(terms.campaignId, { type: 'declare-campaign', terms }, { command, result: toDeclared }),
    change: (scope, campaignId, change, command) =>
      changed(
        campaignId,
        store.executeWithin(
          scope,
          campaignId,
          { type: 'change-campaign', ...change },
          { command, result: toDeclared },
        ),
      ),
    end: (scope, campaignId, command) =>
      changed(
        campaignId,
        store.executeWithin(scope, campaignId, { type: 'end-campaign' }, { command, result: toDeclared }),
      ),
    declareLevel: (scope, campaignId, { night, level, at }, command) =>
      changed(
        campaignId,
        store.executeWithin(
          scope,
          campaignId,
          { type: 'declare-night-level', night, level, at },
          { command, result: (after) => ({ campaignId, night, level: levelOfNight(after, night) }) },
        ),
      ),
    async list(scope, { provinceId, night, ...page }) {
      const running = {
        'state.terms.startsOn': { $lte: night },
        'state.terms.endsOn': { $gte: night },
        'state.ended': false,
      };
      const wanted = {
        ...(provinceId ? { 'state.terms.provinceId': provinceId } : {}),
        ...(night ? running : {}),
      };
      const list = { wanted, within: scope.filter(owners) };
      return mapPage(await findPage<StoredCampaign>(store.model, list, page), ({ state }) =>
        toDeclared(state),
      );
    },
    async provincesOf(campaignIds) {
      const found = await Promise.all(campaignIds.map((id) => recent.fetch(id)));
      const running = found.filter((campaign) => campaign && !campaign.ended);
      return [...new Set(running.flatMap((campaign) => campaign?.provinceId ?? []))];
    },
  };
}

function toDeclared({ terms, ended, coldNights = [] }: Campaign): DeclaredCampaign {
  if (!terms) throw new Error('A campaign that a command was carried out on has no terms');
  return { ...terms, nightLevels: terms.nightLevels ?? defaultNightLevels, coldNights, ended };
}
