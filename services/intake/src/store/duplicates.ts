import type { judgedDuplicate } from '@iwaa/contracts/http/duplicates';
import type { PageRequest } from '@iwaa/contracts/http/page';
import type { MatchReason } from '@iwaa/contracts/vocabulary';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { Outcome } from '@iwaa/service-kit/outcome';
import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { findPage } from '@iwaa/service-kit/store/find-page';
import { mapPage, type PageOutcome } from '@iwaa/service-kit/store/page';
import { optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import type { z } from 'zod';
import { type Duplicate, type DuplicateEvent, evolve, newDuplicate } from '../domain/duplicate.ts';
import { type DuplicateCommand, decide } from '../domain/duplicate-decisions.ts';

const stateFields: StateFields<Duplicate> = {
  pair: optional({ duplicateId: String, provinceId: String, personIds: [String], suggestedAt: String }),
  standing: optional(String),
};
const owners = { province: 'state.pair.provinceId' };
const open: Readonly<Record<string, unknown>> = { 'state.standing': 'suggested' };

type Stored = StoredAggregate<Duplicate & { pair: NonNullable<Duplicate['pair']> }> & {
  readonly reasons: MatchReason[];
};
type Judged = z.output<typeof judgedDuplicate>;

/** Two people who are likely one. */
export interface LikelyPair {
  readonly provinceId: string;
  readonly personIds: readonly [string, string];
  /** Why, the weightiest first. */
  readonly reasons: readonly MatchReason[];
}

/** A pair of which nobody has judged yet. */
export interface OpenDuplicate extends LikelyPair {
  readonly duplicateId: string;
  readonly suggestedAt: string;
}

/** Pairs of people who are likely one, each kept once, whichever of the two it is asked of. */
export interface Duplicates {
  /** Suggests a pair, unless somebody has judged of it. */
  suggest(pair: LikelyPair, at: string): Promise<void>;
  /** Withdraws what is suggested of a person, but for the pairs with these. */
  withdraw(personId: string, except?: readonly string[]): Promise<void>;
  find(duplicateId: string, scope: ActorScope): Promise<NonNullable<Duplicate['pair']> | undefined>;
  tellApart(
    duplicateId: string,
    scope: ActorScope,
    command: CommandKey,
  ): Promise<Outcome<Judged, 'not-found'>>;
  list(
    wanted: { readonly personId?: string | undefined },
    scope: ActorScope,
    page: PageRequest,
  ): Promise<PageOutcome<OpenDuplicate>>;
}

export function createDuplicates(aggregates: Aggregates): Duplicates {
  const store: AggregateStore<Duplicate, DuplicateCommand, DuplicateEvent, 'not-found'> = aggregates.create({
    name: 'duplicate',
    stateFields,
    owners,
    // That two people have one telephone is told to nobody but those who may see both.
    privateSchema: { reasons: [String] },
    indexes: [
      [{ 'state.pair.provinceId': 1, 'state.standing': 1, 'state.pair.suggestedAt': -1, _id: 1 }, {}],
      [{ 'state.pair.personIds': 1 }, {}],
    ],
    initial: newDuplicate,
    decide,
    evolve,
  });

  return {
    async suggest({ provinceId, personIds, reasons }, at) {
      const [one = '', other = ''] = personIds.toSorted();
      const duplicateId = derivedId(JSON.stringify([one, other]), 'duplicate');
      const pair = { duplicateId, provinceId, personIds: [one, other], suggestedAt: at };
      const set = { reasons: [...reasons] };
      const done = await store.execute(duplicateId, { type: 'suggest', ...pair }, { set });
      // What speaks for it may be otherwise since a correction.
      if (done.kind === 'done' && done.events.length === 0)
        await store.model.updateOne({ _id: duplicateId, ...open }, { $set: set });
    },
    async withdraw(personId, except = []) {
      const pairs = { 'state.pair.personIds': { $eq: personId, $nin: [...except] } };
      const found = await store.model.find({ ...open, ...pairs }, { _id: 1 }).lean<{ _id: string }[]>();
      for (const { _id } of found) await store.execute(_id, { type: 'withdraw' }, { set: { reasons: [] } });
    },
    find: async (duplicateId, scope) => (await store.find(duplicateId, scope))?.state.pair ?? undefined,
    tellApart: (duplicateId, scope, command) =>
      store.executeWithin(
        scope,
        duplicateId,
        { type: 'tell-apart' },
        { command, result: ({ standing }) => ({ duplicateId, standing: standing ?? 'suggested' }) },
      ),
    async list({ personId }, scope, page) {
      const wanted = { ...open, ...(personId ? { 'state.pair.personIds': personId } : {}) };
      const order = [['state.pair.suggestedAt', 'descending']] as const;
      const list = { wanted, within: scope.filter(owners), order };
      return mapPage(await findPage<Stored>(store.model, list, page), ({ _id, state: { pair }, reasons }) => {
        const { provinceId, personIds, suggestedAt } = pair;
        const [one = '', other = ''] = personIds;
        return { duplicateId: _id, provinceId, personIds: [one, other], reasons, suggestedAt };
      });
    },
  };
}
