import { agencyReferralsTopic } from '@iwaa/contracts/topology';
import { type ReferralService, type ReferralState, referralStates } from '@iwaa/contracts/vocabulary';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import { Schema } from 'mongoose';
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

/** Kept beside the state when an agency is asked. */
interface Asking {
  readonly requestedAt: string;
  /** When the person stated the need, or agreed to it: what was declined or withdrawn before then does not touch it. */
  readonly neededSince: string;
  /** The command by which it was asked for by hand, so that its repetition finds it again. */
  readonly askedBy?: CommandKey | undefined;
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
  /** The open referrals of a case; of one service, and of needs from before a time, where these are given. */
  openOfCase(
    caseId: string,
    narrowed?: { readonly service?: ReferralService | undefined; readonly neededBefore?: string | undefined },
  ): Promise<StoredReferral[]>;
  /** A referral that an agency was asked for. `scope` is the actor's, so that what is not the actor's is not found. */
  one(referralId: string, scope?: Record<string, unknown>): Promise<StoredReferral | undefined>;
  /** The referral that a command asked for by hand. */
  askedBy(key: string): Promise<StoredReferral | undefined>;
  /** Referrals within the actor's scope, newest first. */
  list(
    scope: Record<string, unknown>,
    wanted: {
      readonly state?: ReferralState | undefined;
      readonly caseId?: string | undefined;
      readonly limit: number;
    },
  ): Promise<StoredReferral[]>;
}

const stateSchema = new Schema(
  {
    state: { type: String, required: true },
    referralId: { type: String, required: true },
    caseId: { type: String, required: true },
    campaignId: { type: String, required: true },
    needId: { type: String, required: true },
    service: { type: String, required: true },
    agencyId: String,
    night: String,
    attempt: Number,
    answerBy: String,
    reason: String,
    outcome: String,
    openFor: String,
  },
  { _id: false },
);

/** The id of an attempt at a need: the same attempt is the same referral, whoever makes it and however often. */
export function referralIdOf(needId: string, attempt: number): string {
  return derivedId(needId, `referral-${attempt}`);
}

/** The store of referrals; what an agency has to know goes to its own topic too. */
export function createReferrals(aggregates: Aggregates, namespace: string): Referrals {
  const store = aggregates.create<Referral, ReferralCommand, ReferralEvent, ReferralRefusal>({
    name: 'referral',
    stateSchema,
    privateSchema: {
      requestedAt: String,
      neededSince: String,
      askedBy: { type: new Schema({ key: String, fingerprint: String }, { _id: false }) },
    },
    indexes: [
      [
        { 'state.openFor': 1 },
        { unique: true, partialFilterExpression: { 'state.openFor': { $type: 'string' } } },
      ],
      [{ 'askedBy.key': 1 }, { partialFilterExpression: { 'askedBy.key': { $type: 'string' } } }],
      [{ 'state.needId': 1 }, {}],
      [{ 'state.caseId': 1 }, {}],
      [{ 'state.agencyId': 1, requestedAt: -1 }, {}],
      [{ 'state.campaignId': 1, requestedAt: -1 }, {}],
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
    async one(referralId, scope = {}) {
      const found = await model.findOne({ $and: [{ _id: referralId }, asked, scope] }).lean<StoredReferral>();
      return found ?? undefined;
    },
    async askedBy(key) {
      const found = await model
        .findOne({ 'askedBy.key': { $eq: key, $type: 'string' } })
        .lean<StoredReferral>();
      return found ?? undefined;
    },
    list(scope, { state, caseId, limit }) {
      const wanted = {
        ...(state === undefined ? asked : { 'state.state': state }),
        ...(caseId === undefined ? {} : { 'state.caseId': caseId }),
      };
      return model
        .find({ $and: [scope, wanted] })
        .sort({ requestedAt: -1, _id: 1 })
        .limit(limit)
        .lean<StoredReferral[]>();
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
