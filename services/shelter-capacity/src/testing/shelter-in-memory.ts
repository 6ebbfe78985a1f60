import { isRefusal } from '@iwaa/contracts/decision';
import type { Fact } from '@iwaa/contracts/event';
import { nightLevelDeclared } from '@iwaa/contracts/events/intake';
import type { NightLevel } from '@iwaa/contracts/vocabulary';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { KnownCampaigns } from '@iwaa/service-kit/campaigns/known-campaigns';
import { refused } from '@iwaa/service-kit/outcome';
import type { AggregateRules, DomainEvent } from '@iwaa/service-kit/store/aggregate-rules';
import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import { aDeclaration } from '@iwaa/testing/campaigns';
import {
  type AddedBed,
  type Bed,
  type BedEvent,
  evolve as evolveBed,
  hasLapsed,
  newBed,
  type Stay,
} from '../domain/bed.ts';
import { type BedCommand, type BedRefusal, decide as decideOnBed } from '../domain/bed-decisions.ts';
import { type KnownCase, lastNeedAt, notOfferedTo } from '../domain/known-case.ts';
import {
  decide as decideOnEntry,
  evolve as evolveEntry,
  type JoinedEntry,
  newWaitingListEntry,
  type WaitingListEntry,
} from '../domain/waiting-list-entry.ts';
import { onBedFreed } from '../reactions/on-bed-freed.ts';
import { onBedHeld } from '../reactions/on-bed-held.ts';
import { onCaseClosed } from '../reactions/on-case-closed.ts';
import { onNeedDeclined } from '../reactions/on-need-declined.ts';
import { onNeedIdentified } from '../reactions/on-need-identified.ts';
import { onNightLevelDeclared } from '../reactions/on-night-level-declared.ts';
import { onOfferPassed } from '../reactions/on-offer-passed.ts';
import { onPersonCorrected } from '../reactions/on-person-corrected.ts';
import { onPlaceCorrected } from '../reactions/on-place-corrected.ts';
import { onReferralCompleted } from '../reactions/on-referral-completed.ts';
import { onTakenBack } from '../reactions/on-taken-back.ts';
import { onTransfer } from '../reactions/on-transfer.ts';
import { onWaitingListJoined } from '../reactions/on-waiting-list-joined.ts';
import { onWaitingListLeft } from '../reactions/on-waiting-list-left.ts';
import type { Beds } from '../store/beds.ts';
import type { Cases } from '../store/cases.ts';
import type { WaitingList } from '../store/waiting-list.ts';
import { createAnswerAgain } from '../use-cases/answer-again.ts';
import { createAnswerNeed } from '../use-cases/answer-need.ts';
import { createCompleteTransfer } from '../use-cases/complete-transfer.ts';
import { createCorrectPlace } from '../use-cases/correct-place.ts';
import { createGiveUpShelter } from '../use-cases/give-up-shelter.ts';
import { createHoldABed } from '../use-cases/hold-a-bed.ts';
import { createServeWaitingList } from '../use-cases/serve-waiting-list.ts';

/** Thrown by a store at the moment at which the process is to die. */
export class ProcessDied extends Error {}

/** What lies between two steps of a reaction: others may act in it, or the process die. */
export type Between = () => Promise<void>;

/**
 * The shelter's reactions and use cases over stores that are maps, so that a property test can try orders of facts by the
 * hundred thousand. What the database guarantees (a write on the version that was read, one bed and one place a case, sets
 * that only grow) holds here by each call being one step.
 */
export class ShelterInMemory {
  readonly #clock: () => Date;
  readonly #between: Between;
  readonly #cases = new Map<string, KnownCase>();
  readonly #beds = new Map<string, { state: Bed; version: number }>();
  readonly #entries = new Map<string, { state: WaitingListEntry; version: number }>();
  /** By the campaign and the night. */
  readonly #levels = new Map<string, Map<string, { level: NightLevel; sequence: number }>>();
  readonly #reactions: Reaction[];
  readonly beds: Beds;
  readonly waitingList: WaitingList;
  /** Every fact that a bed or an entry of the list has given rise to. */
  readonly told: Fact[] = [];

  constructor(clock: () => Date, between: Between) {
    this.#clock = clock;
    this.#between = between;
    this.beds = this.#bedsStore();
    this.waitingList = this.#waitingListStore();
    const [beds, waitingList, cases] = [this.beds, this.waitingList, this.#casesStore()];
    const get = async (campaignId: string) => this.#campaign(campaignId);
    const campaigns = { get, getLatest: get } as KnownCampaigns;
    const holdABed = createHoldABed({ beds, campaigns, clock, random: () => 0 });
    const giveUp = createGiveUpShelter({ beds, waitingList, campaigns, clock });
    const correctPlace = createCorrectPlace(waitingList);
    const serve = createServeWaitingList({ beds, waitingList, cases, campaigns, holdABed, clock });
    const answering = { beds, waitingList, cases, campaigns, holdABed, giveUp, correctPlace, serve, clock };
    const answerNeed = createAnswerNeed(answering);
    const answerAgain = createAnswerAgain({ beds, cases, answerNeed });
    this.#reactions = [
      reactTo(nightLevelDeclared, async ({ data: { campaignId, night, level }, sequence }) => {
        const levels = this.#levels.get(campaignId) ?? new Map();
        this.#levels.set(campaignId, levels);
        const known = levels.get(night);
        if (!known || known.sequence < sequence) levels.set(night, { level, sequence });
      }),
      onNightLevelDeclared(serve),
      onNeedIdentified(answerNeed),
      onNeedDeclined(cases, giveUp),
      onPersonCorrected(cases, correctPlace),
      onPlaceCorrected(serve),
      onCaseClosed(cases, giveUp),
      onReferralCompleted(cases, giveUp),
      ...onBedFreed(beds, answerAgain, serve),
      ...onOfferPassed(cases, answerAgain, serve),
      ...onTransfer({ cases, completeTransfer: createCompleteTransfer(beds), giveUp, serve }),
      ...onTakenBack({ cases, campaigns, answerAgain, giveUp, clock }),
      onWaitingListJoined(serve),
      onWaitingListLeft(waitingList, answerAgain),
      ...onBedHeld(beds, waitingList, clock),
    ];
  }

  /** Reacts to a fact as the service does. @throws ProcessDied */
  async react(fact: Fact): Promise<void> {
    for (const { type, react } of this.#reactions)
      if (type === fact.type) await react(fact, { topic: '', offset: '0' });
  }

  /** Moves whoever sleeps in a bed to another, as the use case does; where that is refused, they stay. */
  async transfer(fromBedId: string, stay: Stay, toBedId: string, transferId: string): Promise<void> {
    const moving = {
      transferId,
      stayId: stay.stayId,
      fromBedId,
      night: stay.since,
      reason: 'health',
    } as const;
    const terms = { unit: 'men', overflowOpen: false, at: this.#clock().toISOString() } as const;
    const prepared = await this.beds.execute(toBedId, { type: 'prepare-transfer', ...moving, ...terms });
    if (prepared.kind === 'done') await createCompleteTransfer(this.beds)(toBedId, transferId);
  }

  /** What is not offered to somebody, since they let it pass. */
  notOfferedTo(caseId: string): { any: boolean; beds: string[] } {
    const record = this.#cases.get(caseId);
    return record ? notOfferedTo(record) : { any: false, beds: [] };
  }

  /** Every bed as it stands. */
  allBeds(): AddedBed[] {
    return [...this.#beds.values()].flatMap(({ state }) => (state.status === 'absent' ? [] : state));
  }

  /** Everybody who waits. */
  allWaiting(): JoinedEntry[] {
    return [...this.#entries.values()].flatMap(({ state }) => (state.status === 'waiting' ? state : []));
  }

  #campaign(campaignId: string) {
    const heard = this.#levels.get(campaignId) ?? new Map();
    const levels = Object.fromEntries([...heard].map(([night, { level }]) => [night, level]));
    return { ...aDeclaration(campaignId, { provinceId: 'sidi-kacem' }).data, ended: false, levels };
  }

  /** How cold a night of a campaign is, as far as it was heard. */
  levelOf(campaignId: string, night: string): NightLevel {
    return this.#levels.get(campaignId)?.get(night)?.level ?? 'normal';
  }

  /** One store of aggregates: a step, then what the database does in one write. */
  #execute<State, Command, Event extends DomainEvent, Refusal extends string>(
    {
      name,
      initial,
      decide,
      evolve,
    }: Pick<AggregateRules<State, Command, Event, Refusal>, 'name' | 'initial' | 'decide' | 'evolve'>,
    documents: Map<string, { state: State; version: number }>,
    taken: (id: string, after: State) => Refusal | undefined,
  ): AggregateStore<State, Command, Event, Refusal>['execute'] {
    return async (id, command, options = {}) => {
      await this.#between();
      const { state, version } = documents.get(id) ?? { state: initial, version: 0 };
      const decision = decide(state, command);
      if (isRefusal(decision)) return { ...refused(decision), state };
      const after = decision.reduce(evolve, state);
      const refusal = taken(id, after);
      if (refusal) return { ...refused(refusal), state };
      documents.set(id, { state: after, version: version + decision.length });
      decision.forEach((event, index) => {
        const sequence = version + index + 1;
        this.told.push({
          ...{
            id: `${name}/${id}/${sequence}`,
            subject: `${name}/${id}`,
            sequence,
            source: '/iwaa/shelter-capacity',
          },
          ...{ time: this.#clock().toISOString(), actor: { role: 'service', subject: 'shelter-capacity' } },
          ...event,
        });
      });
      const result = options.result?.(after, decision) as never;
      const repeated = decision.length === 0;
      return {
        kind: 'done',
        state: after,
        version: version + decision.length,
        events: decision,
        repeated,
        result,
      };
    };
  }

  #bedsStore(): Beds {
    const execute = this.#execute<Bed, BedCommand, BedEvent, BedRefusal>(
      { name: 'bed', initial: newBed, decide: decideOnBed, evolve: evolveBed },
      this.#beds,
      (id, after) => {
        if (after.status === 'absent' || after.holder === null) return undefined;
        const other = this.allBeds().some(({ bedId, holder }) => bedId !== id && holder === after.holder);
        return other ? 'already-holds-a-bed' : undefined;
      },
    );
    const look = async <Found>(found: () => Found): Promise<Found> => {
      await this.#between();
      return found();
    };
    const find: Beds['find'] = (id) => look(() => this.#beds.get(id) as never);
    return {
      ...{ execute, find, lastKnown: find },
      candidates: ({ unit, overflow, without = [] }, at) =>
        look(() => {
          const ofUnit = this.allBeds().filter(
            (bed) => bed.unit === unit && (overflow || !bed.overflow) && !without.includes(bed.bedId),
          );
          const free = ofUnit.filter(({ status }) => status === 'free');
          const [kept = [], usual = []] = [
            free.filter((bed) => bed.overflow),
            free.filter((bed) => !bed.overflow),
          ];
          const lapsed = ofUnit.filter(({ hold }) => hold && hasLapsed(hold, at));
          const [first = []] = [usual, kept, lapsed].filter((beds) => beds.length > 0);
          return first.map(({ bedId }) => bedId);
        }),
      ofCase: (caseId) => look(() => this.allBeds().find(({ holder }) => holder === caseId)),
      ofHold: (holdId) =>
        look(() => this.allBeds().find((bed) => bed.recentHolds.some((hold) => hold.holdId === holdId))),
      ...{
        freeIn: notAsked,
        offered: notAsked,
        executeWithin: notAsked,
        ofCentre: notAsked,
        ofUnit: notAsked,
        counts: notAsked,
      },
    };
  }

  #waitingListStore(): WaitingList {
    const execute: WaitingList['execute'] = this.#execute(
      {
        name: 'waiting-list-entry',
        initial: newWaitingListEntry,
        decide: decideOnEntry,
        evolve: evolveEntry,
      },
      this.#entries,
      (id, after) => {
        if (after.status !== 'waiting') return undefined;
        const other = this.allWaiting().some(
          (entry) => entry.entryId !== id && entry.caseId === after.caseId,
        );
        return other ? 'already-waits' : undefined;
      },
    );
    return {
      execute,
      find: async (id) => {
        await this.#between();
        return this.#entries.get(id) as never;
      },
      first: async (_provinceId, unit, { campaigns, entries } = { campaigns: [], entries: [] }) => {
        await this.#between();
        return this.allWaiting()
          .filter(
            (entry) =>
              entry.unit === unit &&
              !campaigns.includes(entry.campaignId) &&
              !entries.includes(entry.entryId),
          )
          .toSorted((one, other) => (one.order < other.order ? -1 : 1))[0];
      },
      lastNight: async (_provinceId, unit, campaignId) => {
        await this.#between();
        return this.allWaiting()
          .filter((entry) => entry.unit === unit && entry.campaignId === campaignId)
          .map(({ night }) => night)
          .toSorted()
          .at(-1);
      },
      ofCase: async (caseId) => {
        await this.#between();
        return this.allWaiting().find((entry) => entry.caseId === caseId);
      },
      ...{ ofProvince: notAsked, before: notAsked },
    };
  }

  #casesStore(): Cases {
    const change = async (
      { caseId, campaignId }: { caseId: string; campaignId: string },
      by: (known: KnownCase) => Partial<KnownCase>,
    ) => {
      await this.#between();
      const before = this.#cases.get(caseId);
      const empty = {
        campaignId,
        needs: [],
        answered: [],
        lostHolds: [],
        declinedAt: 0,
        closed: false,
        corrected: null,
        admissions: [],
        passed: [],
      };
      const known = before ?? empty;
      const record = { ...known, ...by(known) };
      this.#cases.set(caseId, record);
      return { before, record };
    };
    const withOne = (list: string[], one: string) => (list.includes(one) ? list : [...list, one]);
    return {
      async stateNeed(name, need) {
        const { before, record } = await change(name, ({ needs }) => ({
          needs: needs.some(({ needId }) => needId === need.needId) ? needs : [...needs, need],
        }));
        return { record, again: before?.needs.length === record.needs.length };
      },
      async answerNeed(name, needId) {
        const { record } = await change(name, ({ answered }) => ({ answered: withOne(answered, needId) }));
        const isDisputed = record.closed || record.declinedAt > 0 || record.corrected !== null;
        return isDisputed ? record : undefined;
      },
      decline: async (name, sequence) =>
        (await change(name, ({ declinedAt }) => ({ declinedAt: Math.max(declinedAt, sequence) }))).record,
      correct: async (name, told) =>
        (
          await change(name, ({ corrected }) => ({
            corrected: corrected && corrected.sequence >= told.sequence ? corrected : told,
          }))
        ).record,
      close: async (name) => ((await change(name, () => ({ closed: true }))).before ? 'known' : 'unknown'),
      find: async (caseId) => {
        await this.#between();
        return this.#cases.get(caseId);
      },
      loseHold: async (name, holdId) =>
        (await change(name, ({ lostHolds }) => ({ lostHolds: withOne(lostHolds, holdId) }))).record,
      async passOffer(name, bedId) {
        await change(name, (known) => ({
          passed: [...known.passed, { bedId, sequence: lastNeedAt(known) }],
        }));
      },
      async admit(name, referralId) {
        await change(name, ({ admissions }) => ({ admissions: withOne(admissions, referralId) }));
      },
    };
  }
}

/** What only routes ask for, and no reaction. */
function notAsked(): never {
  throw new Error('No reaction asks for this.');
}
