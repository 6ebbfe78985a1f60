import type { referralsQuery } from '@iwaa/contracts/http/referral';
import { agencyReferralsTopic } from '@iwaa/contracts/topology';
import { type ReferralService, referralStates } from '@iwaa/contracts/vocabulary';
import { isOpen } from '@iwaa/domain/referral-states';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { findPage } from '@iwaa/service-kit/store/find-page';
import type { PageOutcome } from '@iwaa/service-kit/store/page';
import { optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import type { Index, StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import { Schema } from 'mongoose';
import type { z } from 'zod';
import type { RegisteredAgency } from '../domain/agency.ts';
import {
  type AskedReferral,
  decide,
  evolve,
  newReferral,
  type Referral,
  type ReferralCommand,
  type ReferralEvent,
  type ReferralRefusal,
} from '../domain/referral.ts';
import type { AgencyLoad } from '../domain/routing.ts';

/** Kept beside the state when an agency is asked. */
interface Asking {
  readonly requestedAt: string;
  /** When the person stated the need, or agreed to it: what was declined or withdrawn before then does not touch it. */
  readonly neededSince: string;
  /** The command by which it was asked for by hand, so that its repetition finds it again. */
  readonly askedBy?: CommandKey | undefined;
  /** That it was taken back so that another agency is asked: the one that somebody has chosen, or the next one. */
  readonly handedOver?: { readonly agencyId?: string | undefined } | undefined;
}

/** A referral that an agency was asked for, as it is stored. */
export type StoredReferral = StoredAggregate<AskedReferral> & Asking;

export interface Referrals
  extends Pick<AggregateStore<Referral, ReferralCommand, ReferralEvent, ReferralRefusal>, 'execute'> {
  /** Asks an agency; `asking` is kept with the referral. */
  request(
    command: Extract<ReferralCommand, { type: 'request-referral' }>,
    asking: Asking,
  ): ReturnType<AggregateStore<Referral, ReferralCommand, ReferralEvent, ReferralRefusal>['execute']>;
  /** Everything that came of a need, unplaced attempts too. */
  ofNeed(needId: string): Promise<Referral[]>;
  /** Everything that came of a case's needs, unplaced attempts too, the last that was asked first. */
  ofCase(caseId: string): Promise<Referral[]>;
  /** The open referrals of a case; of one service, and of needs from before a time, where these are given. */
  openOfCase(
    caseId: string,
    narrowed?: { readonly service?: ReferralService | undefined; readonly neededBefore?: string | undefined },
  ): Promise<StoredReferral[]>;
  /** The open referrals of an agency. */
  openOfAgency(agencyId: string): Promise<StoredReferral[]>;
  /** What agencies have been asked for: how often ever, and how many of their free places are taken since they told of them. */
  loadOf(agencies: readonly RegisteredAgency[]): Promise<ReadonlyMap<string, AgencyLoad>>;
  /** A referral that an agency was asked for, within the actor's scope. */
  one(referralId: string, scope?: ActorScope): Promise<StoredReferral | undefined>;
  /** The case that a referral is about; undefined where there is no such referral. */
  caseOf(referralId: string): Promise<string | undefined>;
  /** The referral that a command asked for by hand. */
  askedBy(key: string): Promise<StoredReferral | undefined>;
  /** Referrals within the actor's scope that suit what is wanted, newest first. */
  list(scope: ActorScope, wanted: z.output<typeof referralsQuery>): Promise<PageOutcome<StoredReferral>>;
}

const stateFields: StateFields<Referral> = {
  state: String,
  referralId: optional(String),
  caseId: optional(String),
  campaignId: optional(String),
  needId: optional(String),
  service: optional(String),
  agencyId: optional(String),
  night: optional(String),
  attempt: optional(Number),
  answerBy: optional(String),
  reason: optional(String),
  outcome: optional(String),
  openFor: optional(String),
  takesUp: optional(String),
  notTaken: optional([String]),
};

/** The id of an attempt at a need: the same attempt is the same referral, whoever makes it and however often. */
export function referralIdOf(needId: string, attempt: number): string {
  return derivedId(needId, `referral-${attempt}`);
}

/** The states in which a referral takes one of its agency's places. */
const takingPlaces = referralStates.filter((state) => isOpen(state) || state === 'completed');

const owners = { campaign: 'state.campaignId', agency: 'state.agencyId' };

/** The store of referrals; what an agency has to know goes to its own topic too. */
export function createReferrals(aggregates: Aggregates, namespace: string): Referrals {
  const store = aggregates.create<Referral, ReferralCommand, ReferralEvent, ReferralRefusal>({
    name: 'referral',
    owners,
    stateFields,
    privateSchema: {
      requestedAt: String,
      neededSince: String,
      askedBy: { type: new Schema({ key: String, fingerprint: String }, { _id: false }) },
      handedOver: { type: new Schema({ agencyId: String }, { _id: false }) },
    },
    indexes: [
      [
        { 'state.openFor': 1 },
        { unique: true, partialFilterExpression: { 'state.openFor': { $type: 'string' } } },
      ],
      [{ 'askedBy.key': 1 }, { partialFilterExpression: { 'askedBy.key': { $type: 'string' } } }],
      [{ 'state.needId': 1 }, {}],
      [{ 'state.caseId': 1 }, {}],
      [{ 'state.agencyId': 1, requestedAt: -1, _id: 1 }, {}],
      [{ 'state.campaignId': 1, requestedAt: -1, _id: 1 }, {}],
      // An inbox: what is open is little beside all that an agency or a campaign ever had.
      ...(['agencyId', 'campaignId'] as const).map(
        (owner): Index => [
          { [`state.${owner}`]: 1, requestedAt: -1, _id: 1 },
          {
            name: `open-of-${owner}`,
            partialFilterExpression: { 'state.openFor': { $type: 'string' } },
          },
        ],
      ),
    ],
    initial: newReferral,
    decide,
    evolve,
    duplicates: { 'state.openFor': 'referral-already-open' },
    alsoTo: (event) => topicsOf(event, namespace),
  });
  const { model } = store;
  const asked = { 'state.state': { $in: [...referralStates] } };

  return {
    execute: store.execute,
    request: (command, asking) =>
      store.execute(command.referralId, command, { from: 'absent', set: { ...asking } }),
    async ofNeed(needId) {
      const found = await model
        .find({ 'state.needId': needId }, { state: 1 })
        .lean<StoredAggregate<Referral>[]>();
      return found.map((document) => document.state);
    },
    async ofCase(caseId) {
      const found = await model
        .find({ 'state.caseId': caseId }, { state: 1 })
        .sort({ requestedAt: -1, _id: 1 })
        .lean<StoredAggregate<Referral>[]>();
      return found.map((document) => document.state);
    },
    openOfCase(caseId, narrowed = {}) {
      const { service, neededBefore } = narrowed;
      return model
        .find({
          'state.caseId': caseId,
          'state.openFor': { $type: 'string' },
          ...(service === undefined ? {} : { 'state.service': service }),
          ...(neededBefore === undefined ? {} : { neededSince: { $lt: neededBefore } }),
        })
        .lean<StoredReferral[]>();
    },
    openOfAgency: (agencyId) =>
      model
        .find({ 'state.agencyId': agencyId, 'state.openFor': { $type: 'string' } })
        .lean<StoredReferral[]>(),
    async loadOf(agencies) {
      const loads = agencies.map(async ({ agencyId, places, publishedAt }) => {
        const ofAgency = { 'state.agencyId': agencyId };
        const [asked, placesTaken] = await Promise.all([
          model.countDocuments(ofAgency),
          places === null || publishedAt === null
            ? 0
            : model.countDocuments({
                ...ofAgency,
                requestedAt: { $gte: publishedAt },
                'state.state': { $in: takingPlaces },
              }),
        ]);
        return [agencyId, { asked, placesTaken }] as const;
      });
      return new Map(await Promise.all(loads));
    },
    async one(referralId, scope) {
      const found = await model
        .findOne({ $and: [{ _id: referralId }, asked, scope?.filter(owners) ?? {}] })
        .lean<StoredReferral>();
      return found ?? undefined;
    },
    async caseOf(referralId) {
      // A referral's case never changes, so what this process knows of it is enough.
      const state = (await store.lastKnown(referralId))?.state;
      return state && state.state !== 'new' ? state.caseId : undefined;
    },
    async askedBy(key) {
      const found = await model
        .findOne({ 'askedBy.key': { $eq: key, $type: 'string' } })
        .lean<StoredReferral>();
      return found ?? undefined;
    },
    list(scope, { campaignId, agencyId, service, state, open, caseId, ...page }) {
      const wanted = {
        ...(state ? { 'state.state': state } : asked),
        // The type in the filter is what lets the partial indexes serve it.
        ...(open === undefined ? {} : { 'state.openFor': open ? { $type: 'string' } : null }),
        ...(campaignId ? { 'state.campaignId': campaignId } : {}),
        ...(agencyId ? { 'state.agencyId': agencyId } : {}),
        ...(service ? { 'state.service': service } : {}),
        ...(caseId ? { 'state.caseId': caseId } : {}),
      };
      const list = { wanted, within: scope.filter(owners), order: [['requestedAt', 'descending']] } as const;
      return findPage<StoredReferral>(model, list, page);
    },
  };
}

/** An agency learns that it is asked and that it is asked no more; its own answers it knows. */
function topicsOf(event: ReferralEvent, namespace: string): string[] {
  switch (event.type) {
    case 'iwaa.referral.referral-requested.v1':
    case 'iwaa.referral.referral-cancelled.v1':
      return [agencyReferralsTopic(event.data.agencyId, namespace)];
    default:
      return [];
  }
}
