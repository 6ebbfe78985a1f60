import type { Fact } from '@iwaa/contracts/event';
import { caseClosed } from '@iwaa/contracts/events/casework';
import {
  needDeclined,
  needIdentified,
  nightLevelDeclared,
  personCorrected,
} from '@iwaa/contracts/events/intake';
import { referralCompleted } from '@iwaa/contracts/events/referral';
import {
  bedHeld,
  bedOffered,
  checkedOut,
  checkOutTakenBack,
  offerDeclined,
  offerLapsed,
  placeCorrected,
  transferredIn,
  waitingListJoined,
  waitingListLeft,
} from '@iwaa/contracts/events/shelter-capacity';
import {
  type CheckOutReason,
  type NightLevel,
  nightLevels,
  type Priority,
  priorities,
} from '@iwaa/contracts/vocabulary';
import { nightAt } from '@iwaa/domain/night';
import { aDeclaration } from '@iwaa/testing/campaigns';
import { aFact } from '@iwaa/testing/facts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JoinedEntry } from '../domain/waiting-list-entry.ts';
import { orderKey } from '../domain/waiting-list-order.ts';
import { ProcessDied, ShelterInMemory } from '../testing/shelter-in-memory.ts';

/*
 * Some people and a few beds. What people say comes to be known in any order and more than once; what the shelter itself
 * tells is reacted to in any order too; people come, go, or don't come; two things are done at the same time, and the
 * process dies in the middle of one.
 */
const campaignId = 'SK-2425';
const provinceId = 'sidi-kacem';
const campaign = aDeclaration(campaignId, { provinceId }).data;
const centreId = 'centre';
const hourMs = 3_600_000;
const begins = Date.UTC(2024, 11, 12, 20);
const nightOf = (day: number) => `2024-12-${12 + day}`;
const people = ['SK-2425-00001', 'SK-2425-00002', 'SK-2425-00003'] as const;

type Word = 'needs' | 'declines' | 'closed' | 'admitted' | 'corrected';
interface Said {
  person: number;
  word: Word;
}

const checkOuts = [
  'left-by-choice',
  'to-family',
  'to-hospital',
  'absent-without-pass',
  'stay-ended',
] as const satisfies readonly CheckOutReason[];
const releases = ['declined-by-person', 'no-longer-needed', 'bed-out-of-service'] as const;

type Act =
  | { type: 'hear'; fact: number }
  | { type: 'react'; fact: number }
  | { type: 'pass'; hours: number }
  | { type: 'declare'; level: NightLevel }
  | { type: 'lapse' | 'check-in' | 'return-to-service' | 'came-not' | 'left-not'; bed: number }
  | { type: 'accept' | 'set-out'; bed: number }
  | { type: 'decline'; bed: number; staysInList: boolean }
  | { type: 'move'; bed: number; to: number }
  | { type: 'check-out'; bed: number; reason: (typeof checkOuts)[number] }
  | { type: 'release'; bed: number; reason: (typeof releases)[number] };

/** One thing, or two at the same time; `waits` says how they interleave, and `dies` at which step the process does. */
interface Turn {
  acts: Act[];
  waits: number[];
  dies: number | null;
}

interface Life {
  beds: number;
  /** Whether there is one bed more, for cold nights. */
  overflow?: boolean;
  says: Said[];
  turns: Turn[];
  late: number[];
}

type ShelterProfile = Pick<JoinedEntry, 'unit' | 'priority' | 'onStreetSince'>;
const asFirstKnown: ShelterProfile = { unit: 'men', priority: 4, onStreetSince: null };

/** The facts of what people say, one thing an hour, each with its place among the facts of its person. */
function factsOf(says: readonly Said[]): Fact[] {
  const sequences = new Map<number, number>();
  const known = new Map<number, ShelterProfile>();
  return says.map(({ person, word }, index): Fact => {
    const caseId = people[person] ?? people[0];
    const ofCase = { caseId, campaignId };
    const sequence = (sequences.get(person) ?? 0) + 1;
    sequences.set(person, sequence);
    const time = new Date(begins + index * hourMs).toISOString();
    const night = nightOf(Math.floor(index / 6));
    const told = { time, sequence, subject: `person/${caseId}`, id: `said-${index}` };
    switch (word) {
      case 'needs': {
        const shelter = known.get(person) ?? asFirstKnown;
        const need = {
          ...ofCase,
          needId: `need-${index}`,
          kind: 'shelter',
          night,
          consent: null,
          shelter,
        } as const;
        return aFact(needIdentified, need, told);
      }
      case 'declines':
        return aFact(needDeclined, { ...ofCase, kind: 'shelter', night }, told);
      case 'closed':
        return aFact(caseClosed, { ...ofCase, outcome: 'lost-contact', intakeSequence: sequence }, told);
      case 'corrected': {
        const shelter = { ...asFirstKnown, priority: priorities[index % 3] ?? 1 };
        known.set(person, shelter);
        const correction = {
          correctionId: `correction-${index}`,
          fields: ['priority'],
          reason: 'other',
        } as const;
        return aFact(personCorrected, { ...ofCase, ...correction, fields: ['priority'], shelter }, told);
      }
      case 'admitted': {
        const of = { referralId: `referral-${index}`, agencyId: 'elsewhere', service: 'shelter' } as const;
        return aFact(referralCompleted, { ...ofCase, ...of, outcome: 'admitted' }, told);
      }
      default:
        return word satisfies never;
    }
  });
}

/** The shelter need that stands at the end: the last one, unless the person has said no since or the case is closed. */
function standingNeed(facts: readonly Fact[], caseId: string): string | undefined {
  let standing: string | undefined;
  for (const { type, data } of facts) {
    const said = data as { caseId: string; needId?: string };
    if (said.caseId !== caseId) continue;
    if (type === caseClosed.type) return undefined;
    if (type === needDeclined.type) standing = undefined;
    if (type === needIdentified.type) standing = said.needId;
  }
  return standing;
}

class World {
  now = begins;
  waits: number[] = [];
  diesIn: number | null = null;
  readonly shelter: ShelterInMemory;
  readonly facts: Fact[];
  /** What people said, as far as a reaction to it has come to its end. */
  readonly heard = new Set<Fact>();
  /** Facts of the shelter that were not reacted to yet. */
  readonly untold: Fact[] = [];
  /** Everything that was heard or happened, as it was, in its order. */
  readonly log: Fact[] = [];
  #taken = 0;

  constructor({ beds, overflow = false, says }: Life) {
    this.facts = factsOf(says);
    this.shelter = new ShelterInMemory(
      () => new Date(this.now),
      async () => {
        if (this.diesIn !== null && this.diesIn-- === 0) throw new ProcessDied();
        for (let ticks = this.waits.shift() ?? 0; ticks > 0; ticks -= 1) await Promise.resolve();
        this.#take();
      },
    );
    this.beds = Array.from({ length: beds + (overflow ? 1 : 0) }, (_, index) => `centre.men-00${index + 1}`);
    this.kept = overflow ? this.beds.at(-1) : undefined;
  }

  /** The night that runs. */
  get tonight(): string {
    return nightAt(new Date(this.now).toISOString(), campaign.timeZone);
  }
  readonly beds: string[];
  /** The bed for cold nights, if there is one. */
  readonly kept: string | undefined;
  #moves = 0;
  /** How often a level was declared. */
  #declared = 0;

  async open(): Promise<void> {
    for (const bedId of this.beds)
      await this.shelter.beds.execute(bedId, {
        type: 'add-bed',
        bedId,
        centreId,
        provinceId,
        unit: 'men',
        overflow: bedId === this.kept,
      });
    this.#take();
  }

  /** Notes what the shelter has told since the last time. */
  #take(): void {
    const fresh = this.shelter.told.slice(this.#taken);
    this.#taken = this.shelter.told.length;
    this.untold.push(...fresh);
    this.log.push(...fresh);
  }

  async turn({ acts, waits, dies }: Turn): Promise<void> {
    this.waits = [...waits];
    this.diesIn = dies;
    await Promise.all(acts.map((act) => this.#act(act)));
    this.diesIn = null;
    this.#take();
  }

  async #act(act: Act): Promise<void> {
    switch (act.type) {
      case 'hear': {
        const fact = this.facts[act.fact % Math.max(1, this.facts.length)];
        // What was broken off is heard again at the end.
        return fact && this.hear(fact).catch(ignoreDeath);
      }
      case 'react': {
        const [fact] = this.untold.splice(act.fact % Math.max(1, this.untold.length), 1);
        return (
          fact &&
          this.shelter.react(fact).catch((error) => {
            ignoreDeath(error);
            this.untold.push(fact);
          })
        );
      }
      case 'pass':
        this.now += act.hours * hourMs;
        return;
      case 'declare': {
        this.#declared += 1;
        const told = {
          sequence: this.#declared,
          subject: `campaign/${campaignId}`,
          time: new Date(this.now).toISOString(),
        };
        const data = { campaignId, provinceId, night: this.tonight, level: act.level };
        const fact = aFact(nightLevelDeclared, data, told);
        this.untold.push(fact);
        this.log.push(fact);
        return;
      }
      default:
        return this.#onBed(act).catch(ignoreDeath);
    }
  }

  async hear(fact: Fact): Promise<void> {
    this.now = Math.max(this.now, Date.parse(fact.time));
    this.log.push(fact);
    await this.shelter.react(fact);
    this.heard.add(fact);
  }

  #isClosed(caseId: string): boolean {
    return this.log.some(
      ({ type, data }) => type === caseClosed.type && (data as { caseId: string }).caseId === caseId,
    );
  }

  async #onBed(act: Extract<Act, { bed: number }>): Promise<void> {
    const bed = this.shelter.allBeds()[act.bed % this.beds.length];
    if (!bed) return;
    const { bedId, hold, stay } = bed;
    // A hold can lapse only when its time has run out.
    if (act.type === 'lapse' && hold) this.now = Math.max(this.now, Date.parse(hold.lapsesAt));
    const at = new Date(this.now).toISOString();
    const night = { night: hold?.night ?? stay?.since ?? nightOf(0), campaign, at };
    const execute = this.shelter.beds.execute;
    if (act.type === 'lapse' && hold) await execute(bedId, { type: 'lapse-hold', holdId: hold.holdId, at });
    if (act.type === 'check-in' && hold) {
      const { holdId, caseId } = hold;
      await execute(bedId, { type: 'check-in', holdId, caseId, stayId: `stay-${holdId}`, ...night });
    }
    if (act.type === 'check-out' && stay)
      await execute(bedId, { type: 'check-out', stayId: stay.stayId, reason: act.reason, ...night });
    if (act.type === 'release' && hold)
      await execute(bedId, { type: 'release-hold', holdId: hold.holdId, reason: act.reason });
    const mistake = { reason: 'wrong-press', campaignEnded: false, at } as const;
    const [last] = bed.recentStays;
    const came = act.type === 'came-not' ? (stay ?? last) : undefined;
    if (came) await execute(bedId, { type: 'take-back-check-in', stayId: came.stayId, ...mistake });
    // As the use case does: nothing of a closed case is begun anew.
    if (act.type === 'left-not' && last && !this.#isClosed(last.caseId))
      await execute(bedId, { type: 'take-back-check-out', stayId: last.stayId, ...mistake });
    if (act.type === 'accept' && hold) {
      const lapsesAt = new Date(this.now + 2 * hourMs).toISOString();
      await execute(bedId, { type: 'accept-offer', holdId: hold.holdId, lapsesAt, level: 'normal' });
    }
    if (act.type === 'set-out' && hold) {
      const way = { setOutAt: at, until: new Date(this.now + 2 * hourMs).toISOString() };
      const { holdId } = hold;
      await execute(bedId, { type: 'set-out', holdId, ...way, escort: 'centre', level: 'normal', at });
    }
    if (act.type === 'decline' && hold) {
      const { staysInList } = act;
      await execute(bedId, { type: 'decline-offer', holdId: hold.holdId, reason: 'distance', staysInList });
    }
    if (act.type === 'move' && stay) {
      this.#moves += 1;
      const to = this.beds[act.to % this.beds.length] ?? bedId;
      await this.shelter.transfer(bedId, stay, to, `move-${this.#moves}`);
    }
    if (act.type === 'return-to-service') await execute(bedId, { type: 'return-to-service' });
  }
}

function ignoreDeath(error: unknown): void {
  if (!(error instanceof ProcessDied)) throw error;
}

/** Lets a life take place; what no turn delivered comes at the end, and all that follows from it. */
async function live(life: Life): Promise<World> {
  const world = new World(life);
  await world.open();
  for (const turn of life.turns) await world.turn(turn);
  for (const index of life.late) {
    const fact = world.facts[index];
    if (fact && !world.heard.has(fact)) await world.hear(fact);
  }
  for (let steps = 0; world.untold.length > 0 || steps === 0; steps += 1) {
    if (steps > 1000) throw new Error('The shelter never comes to rest.');
    await world.turn({ acts: [{ type: 'react', fact: 0 }], waits: [], dies: null });
  }
  return world;
}

const bed = fc.nat(2);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('hear' as const), fact: fc.nat(9) }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('react' as const), fact: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('declare' as const), level: fc.constantFrom(...nightLevels) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom(...(['lapse', 'check-in', 'return-to-service', 'came-not', 'left-not'] as const)),
      bed,
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('move' as const), bed, to: bed }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('accept' as const, 'set-out' as const), bed }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('decline' as const), bed, staysInList: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('check-out' as const),
      bed,
      reason: fc.constantFrom(...checkOuts),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('release' as const),
      bed,
      reason: fc.constantFrom(...releases),
    }),
  },
);
const turn: fc.Arbitrary<Turn> = fc.record({
  acts: fc.array(act, { minLength: 1, maxLength: 2 }),
  waits: fc.array(fc.nat(6), { maxLength: 16 }),
  dies: fc.option(fc.nat(9), { freq: 6 }),
});
const said: fc.Arbitrary<Said> = fc.record({
  person: fc.constantFrom(0, 0, 0, 1, 2),
  word: fc.constantFrom<Word>(
    'needs',
    'needs',
    'needs',
    'needs',
    'declines',
    'declines',
    'closed',
    'admitted',
    'corrected',
    'corrected',
  ),
});
const lives: fc.Arbitrary<Life> = fc.array(said, { minLength: 1, maxLength: 8 }).chain((says) =>
  fc.record({
    beds: fc.integer({ min: 1, max: 2 }),
    overflow: fc.boolean(),
    says: fc.constant(says),
    turns: fc.array(turn, { minLength: 4, maxLength: 24 }),
    late: fc.shuffledSubarray([...says.keys()], { minLength: says.length }),
  }),
);

/** A need whose beds break one after the other. */
const brokenBeds = (beds: number, ...acts: Act[]): Life => ({
  beds,
  says: [{ person: 0, word: 'needs' }],
  turns: [{ type: 'hear', fact: 0 } as const, ...acts].map((one) => ({
    acts: [one],
    waits: [],
    dies: null,
  })),
  late: [0],
});
const breaks = (index: number) => ({ type: 'release', bed: index, reason: 'bed-out-of-service' }) as const;
const react = { type: 'react', fact: 0 } as const;
const mended = { type: 'return-to-service', bed: 0 } as const;
/** Lives in which the person was forgotten once. */
const forgotten: [Life][] = [
  [brokenBeds(2, react, react, breaks(0), react, react, react, breaks(1), mended)],
  [brokenBeds(1, react, breaks(0), react, react, mended)],
  [brokenBeds(1, react, breaks(0), mended)],
];

/** Reasons for which who leaves a bed needs none any more, whatever they had said before. */
const endsAll = new Set<unknown>([
  'no-longer-needed',
  'case-closed',
  'to-family',
  'to-agency',
  'to-hospital',
]);

/** Whether what a need was served by has come to its end, and the need with it. */
function wasServed(world: World, caseId: string, needId: string): boolean {
  let heard = false;
  const own = new Set<unknown>();
  for (const [index, { type, data }] of world.log.entries()) {
    const of = data as {
      caseId?: string;
      needId?: string;
      holdId?: string;
      stayId?: string;
      reason?: string;
      outcome?: string;
      staysInList?: boolean;
    };
    if (of.caseId !== caseId) continue;
    if (type === needIdentified.type && of.needId === needId) heard = true;
    if ((type === bedHeld.type || type === bedOffered.type) && of.needId === needId)
      own.add(of.holdId).add(`stay-${of.holdId}`);
    if (type === transferredIn.type && of.needId === needId) own.add(of.stayId);
    // Whoever declines an offer and waits for no other needs none.
    if (type === offerDeclined.type && own.has(of.holdId) && of.staysInList === false) return true;
    const ended = /hold-lapsed|hold-released|checked-out/.test(type) && !wasInError(world.log, index);
    // Its own bed came to an end: not taken, given back or slept in; only a bed that broke leaves the need open.
    if (ended && (own.has(of.holdId) || own.has(of.stayId)) && of.reason !== 'bed-out-of-service')
      return true;
    if (ended && heard && endsAll.has(of.reason)) return true;
    // Who leaves by choice needs a bed again only by what they say on that night or later.
    if (ended && heard && of.reason === 'left-by-choice') return true;
    if (type === referralCompleted.type && heard) return true;
  }
  return false;
}

/** Whether a check-out was said later to have been entered in error. */
function wasInError(log: readonly Fact[], index: number): boolean {
  const stayOf = (fact: Fact | undefined) => (fact?.data as { stayId?: string } | undefined)?.stayId;
  const left = log[index];
  if (left?.type !== checkedOut.type) return false;
  const next = log.slice(index + 1).find((fact) => stayOf(fact) === stayOf(left));
  return next?.type === checkOutTakenBack.type;
}

describe('whatever people say and do, in whatever order it comes to be known', () => {
  const numRuns = Number(process.env.PROPERTY_RUNS ?? 1000);

  test('the need that stands at the end has a bed, waits for one, or was served by one that came to its end', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const world = await live(life);
        for (const caseId of people) {
          const needId = standingNeed(world.facts, caseId);
          if (needId === undefined) continue;
          if (world.shelter.allWaiting().some((entry) => entry.caseId === caseId)) continue;
          if (world.shelter.allBeds().some(({ holder }) => holder === caseId)) continue;
          expect(wasServed(world, caseId, needId)).toBe(true);
        }
      }),
      { numRuns, examples: forgotten },
    );
  });

  test('whoever is moved has one bed at the end, and no bed is kept for a move that never comes', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const { shelter, log } = await live(life);
        expect(shelter.allBeds().filter(({ status }) => status === 'moving-in')).toEqual([]);
        const count = (kind: string) => log.filter(({ type }) => type.includes(kind)).length;
        const [out, into] = [count('.transferred-out.'), count('.transferred-in.')];
        // Who has got another bed and slept in it at that very moment keeps that one.
        expect(into).toBeLessThanOrEqual(out);
        expect(out - into).toBeLessThanOrEqual(count('.transfer-cancelled.'));
      }),
      { numRuns },
    );
  });

  test('who waits at the end waits as the last correction says', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const world = await live(life);
        for (const { caseId, priority, order } of world.shelter.allWaiting()) {
          const corrections = world.facts.filter(
            ({ type, data }) =>
              type === personCorrected.type && (data as { caseId: string }).caseId === caseId,
          );
          const last = corrections.at(-1)?.data as { shelter: ShelterProfile } | undefined;
          expect(priority).toBe((last?.shelter ?? asFirstKnown).priority);
          expect(order.startsWith(`${priority}|`)).toBe(true);
        }
      }),
      { numRuns },
    );
  });

  test('who has said no at the end, or whose case is closed, holds no bed and waits for none', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const world = await live(life);
        for (const caseId of people) {
          if (standingNeed(world.facts, caseId) !== undefined) continue;
          expect(world.shelter.allWaiting().filter((entry) => entry.caseId === caseId)).toEqual([]);
          expect(world.shelter.allBeds().filter(({ hold }) => hold?.caseId === caseId)).toEqual([]);
        }
      }),
      { numRuns },
    );
  });

  test.each<Word>(['declines', 'closed'])(
    'a need that is heard at the same time as its end leaves nothing behind, however the two interleave: %s',
    async (end) => {
      const steps = 10;
      for (let bits = 0; bits < 2 ** steps; bits += 1) {
        const waits = Array.from({ length: steps }, (_, step) => (bits & (1 << step) ? 6 : 0));
        const acts: Act[] = [0, 1].map((fact) => ({ type: 'hear', fact }));
        const says: Said[] = [
          { person: 0, word: 'needs' },
          { person: 0, word: end },
        ];
        const { shelter } = await live({ beds: 1, says, turns: [{ acts, waits, dies: null }], late: [0, 1] });
        expect(shelter.allBeds().filter(({ holder }) => holder !== null)).toEqual([]);
        expect(shelter.allWaiting()).toEqual([]);
      }
    },
  );

  test('no bed is free at the end while somebody waits', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const { shelter, tonight } = await live(life);
        const [next] = shelter.allWaiting().toSorted((one, other) => (one.order < other.order ? -1 : 1));
        // Some say a need for the night after this one: the level of that counts for them.
        const night = next && next.night > tonight ? next.night : tonight;
        const open = shelter.levelOf(campaignId, night) !== 'normal';
        const free = shelter
          .allBeds()
          .filter(({ status, overflow }) => status === 'free' && (open || !overflow));
        for (const { caseId } of shelter.allWaiting()) {
          // What somebody let pass is theirs no more until they say again that they need a bed.
          const passed = shelter.notOfferedTo(caseId);
          expect(passed.any || free.every(({ bedId }) => passed.beds.includes(bedId))).toBe(true);
        }
      }),
      { numRuns },
    );
  });

  test('a bed for cold nights is held on no night that was not declared cold before', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const { log, kept } = await live(life);
        const cold = new Set<unknown>();
        for (const { type, data } of log) {
          const { night, level, bedId } = data as { night?: string; level?: string; bedId?: string };
          if (type === nightLevelDeclared.type && level !== 'normal') cold.add(night);
          const isGiven = type === bedHeld.type || type === bedOffered.type;
          if (isGiven && bedId === kept) expect(cold.has(night)).toBe(true);
        }
      }),
      { numRuns },
    );
  });

  test('the list is served in its order: nobody is offered a bed while somebody before them waits for it', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const { log } = await live({ ...life, overflow: false });
        const waiting = new Map<unknown, { caseId: unknown; order: string }>();
        const passed = new Set<string>();
        for (const { type, data } of log) {
          const of = data as Record<string, unknown> & { entryId: string; priority: Priority; since: string };
          if (type === waitingListJoined.type)
            waiting.set(of.entryId, { caseId: of.caseId, order: orderKey({ ...of, onStreetSince: null }) });
          const entry = waiting.get(of.entryId);
          if (type === placeCorrected.type && entry)
            // Who was moved up while another was being served waits for the next one.
            return;
          if (type === waitingListLeft.type) waiting.delete(of.entryId);
          if (type === offerLapsed.type || type === offerDeclined.type) passed.add(String(of.caseId));
          if (type !== bedOffered.type) continue;
          const own = [...waiting.values()].find(({ caseId }) => caseId === of.caseId);
          const before = [...waiting.values()].filter(
            ({ caseId, order }) => own && order < own.order && !passed.has(String(caseId)),
          );
          // Two that are served at the same time leave the list one after the other: each has a bed by then.
          const withoutBed = before.filter(({ caseId }) => !hasBed(log, data, caseId));
          expect(withoutBed).toEqual([]);
        }
      }),
      { numRuns },
    );
  });
});

/** Whether a case had a bed when another was given theirs, whatever the list had heard of it by then. */
function hasBed(log: readonly Fact[], until: unknown, caseId: unknown): boolean {
  let has = false;
  for (const { type, data } of log) {
    if (data === until) return has;
    if ((data as { caseId?: unknown }).caseId !== caseId) continue;
    if ([bedHeld.type, bedOffered.type, transferredIn.type].some((given) => given === type)) has = true;
    if (/hold-lapsed|hold-released|offer-lapsed|offer-declined|checked-out|transferred-out/.test(type))
      has = false;
    if (type === checkOutTakenBack.type && (data as { goesOn: boolean }).goesOn) has = true;
  }
  return has;
}
