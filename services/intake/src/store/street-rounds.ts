import type { round, roundsQuery } from '@iwaa/contracts/http/intake';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { Outcome } from '@iwaa/service-kit/outcome';
import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { findPage } from '@iwaa/service-kit/store/find-page';
import { mapPage, type PageOutcome } from '@iwaa/service-kit/store/page';
import { optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import {
  decide,
  evolve,
  newStreetRound,
  type StreetRound,
  type StreetRoundCommand,
  type StreetRoundEvent,
  type StreetRoundRefusal,
} from '../domain/street-round.ts';

const stateFields: StateFields<StreetRound> = {
  plan: optional({
    roundId: String,
    campaignId: String,
    team: String,
    night: String,
    places: [String],
    handedOver: optional([String]),
  }),
  outcomes: [{ place: String, missedFor: optional(String) }],
  ended: Boolean,
};

/** Rounds of some weeks; a plan is a few hundred bytes. */
const cachedPlans = 1000;

const owners = { campaign: 'state.plan.campaignId', team: 'state.plan.team' };

export type Plan = NonNullable<StreetRound['plan']>;
export type PlannedRound = StreetRound & { plan: Plan };
type RoundAnswer = z.input<typeof round>;
type StartRoundCommand = Extract<StreetRoundCommand, { type: 'start-round' }>;
export type SaidOfPlace = Extract<StreetRoundCommand, { place: string }>;

export interface StreetRounds {
  start(
    round: Omit<StartRoundCommand, 'type'>,
    command: CommandKey,
  ): Promise<Outcome<RoundAnswer, StreetRoundRefusal>>;
  /** @param known of the contacts recorded up to now: how many, and where; each repetition is answered by it too. */
  end(
    roundId: string,
    known: { readonly contacts: number; readonly metAt: string[] },
    scope: ActorScope,
    command: CommandKey,
  ): Promise<Outcome<RoundAnswer, StreetRoundRefusal | 'not-found'>>;
  /** Says what came of a place. @param contacts how many were recorded on the round up to now. */
  sayOfPlace(
    roundId: string,
    said: SaidOfPlace,
    contacts: number,
    scope: ActorScope,
    command: CommandKey,
  ): Promise<Outcome<RoundAnswer, StreetRoundRefusal | 'not-found'>>;
  /** The rounds of a team in a campaign on the last night before a night on which it went out. */
  lastOfTeam(of: { campaignId: string; team: string; night: string }): Promise<PlannedRound[]>;
  find(roundId: string, scope?: ActorScope): Promise<PlannedRound | undefined>;
  /** The rounds of a campaign within an actor's scope that suit what is wanted, newest night first. */
  ofCampaign(
    campaignId: string,
    scope: ActorScope,
    wanted: z.output<typeof roundsQuery>,
  ): Promise<PageOutcome<PlannedRound>>;
  /** The last night on which any round of a campaign went out. */
  lastNight(campaignId: string): Promise<string | undefined>;
  /** Who went where on which night: it does not change after the start, so it is cached. */
  findPlan(roundId: string, scope: ActorScope): Promise<Plan | undefined>;
}

export function createStreetRounds(aggregates: Aggregates): StreetRounds {
  const store: AggregateStore<StreetRound, StreetRoundCommand, StreetRoundEvent, StreetRoundRefusal> =
    aggregates.create({
      name: 'street-round',
      stateFields,
      owners,
      indexes: [[{ 'state.plan.campaignId': 1, 'state.plan.night': -1, _id: 1 }, {}]],
      initial: newStreetRound,
      decide,
      evolve,
    });
  const plans = new LRUCache<string, Plan>({ max: cachedPlans });
  async function planOf(roundId: string): Promise<Plan | undefined> {
    const cached = plans.get(roundId);
    if (cached) return cached;
    const plan = (await store.find(roundId))?.state.plan ?? undefined;
    if (plan) plans.set(roundId, plan);
    return plan;
  }
  return {
    start: (round, command) =>
      store.execute(round.roundId, { type: 'start-round', ...round }, { command, result: answerOf(0) }),
    end: (roundId, known, scope, command) =>
      store.executeWithin(
        scope,
        roundId,
        { type: 'end-round', ...known },
        { command, result: answerOf(known.contacts) },
      ),
    sayOfPlace: (roundId, said, contacts, scope, command) =>
      store.executeWithin(scope, roundId, said, { command, result: answerOf(contacts) }),
    async lastOfTeam({ campaignId, team, night }) {
      const ofTeam = { 'state.plan.campaignId': campaignId, 'state.plan.team': team };
      const last = await store.model
        .findOne({ ...ofTeam, 'state.plan.night': { $lt: night } }, { 'state.plan.night': 1 })
        .sort({ 'state.plan.night': -1 })
        .lean<{ state: { plan: Pick<Plan, 'night'> } }>();
      if (!last) return [];
      const found = await store.model
        .find({ ...ofTeam, 'state.plan.night': last.state.plan.night })
        .lean<StoredAggregate<PlannedRound>[]>();
      return found.map(({ state }) => state);
    },
    async find(roundId, scope) {
      const state = (await store.find(roundId, scope))?.state ?? newStreetRound;
      return state.plan ? { ...state, plan: state.plan } : undefined;
    },
    async ofCampaign(campaignId, scope, { night, team, ended, ...page }) {
      const wanted = {
        'state.plan.campaignId': campaignId,
        ...(night ? { 'state.plan.night': night } : {}),
        ...(team ? { 'state.plan.team': team } : {}),
        ...(ended === undefined ? {} : { 'state.ended': ended }),
      };
      const order = [['state.plan.night', 'descending']] as const;
      const list = { wanted, within: scope.filter(owners), order };
      return mapPage(
        await findPage<StoredAggregate<PlannedRound>>(store.model, list, page),
        ({ state }) => state,
      );
    },
    async lastNight(campaignId) {
      const last = await store.model
        .findOne({ 'state.plan.campaignId': campaignId }, { 'state.plan.night': 1 })
        .sort({ 'state.plan.night': -1 })
        .lean<{ state: { plan: Pick<Plan, 'night'> } }>();
      return last?.state.plan.night;
    },
    async findPlan(roundId, scope) {
      const plan = await planOf(roundId);
      return plan && scope.includes({ campaign: plan.campaignId, team: plan.team }) ? plan : undefined;
    },
  };
}

/** A round as it is answered after a command, with so many contacts. */
function answerOf(contacts: number): (round: StreetRound) => RoundAnswer {
  return ({ plan, ...state }) => {
    if (!plan) throw new Error('A round that a command was carried out on has no plan');
    return roundAnswer({ ...state, plan }, contacts);
  };
}

/** A round as it is told, with so many contacts. */
export function roundAnswer({ plan, outcomes, ended }: PlannedRound, contacts: number): RoundAnswer {
  const { handedOver = [], ...planned } = plan;
  return { ...planned, handedOver, outcomes, ended, contacts };
}
