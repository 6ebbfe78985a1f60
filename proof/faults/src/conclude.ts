import { deadLettersTopic, factsPartitions } from '@iwaa/contracts/topology';
import { serviceNames } from '@iwaa/contracts/vocabulary';
import { resolveDeadLetters } from '@iwaa/eventing/dead-letters/dead-letters';
import { bedDifferencesInEnglish } from '@iwaa/proof-kit/check/bed-differences';
import { checkBeds } from '@iwaa/proof-kit/check/check-beds';
import { inSentence } from '@iwaa/proof-kit/check/difference';
import type { KafkaProgress } from '@iwaa/proof-kit/kafka/kafka-progress';
import type { Random } from '@iwaa/proof-kit/random';
import type { Idle } from '@iwaa/proof-kit/wait-until-idle';
import type { Kafka } from 'kafkajs';
import pMap from 'p-map';
import { checkCases, checkRuns } from './check/check-cases.ts';
import { checkConsumed } from './check/check-consumed.ts';
import { checkDeadLetters } from './check/check-dead-letters.ts';
import { checkDeadlines } from './check/check-deadlines.ts';
import { checkDisclosures } from './check/check-disclosures.ts';
import { checkHistories } from './check/check-histories.ts';
import { checkPublished } from './check/check-published.ts';
import { checkRace } from './check/check-race.ts';
import { checkReceipts } from './check/check-receipts.ts';
import { checkRepeats, type Repeat } from './check/check-repeats.ts';
import { checkWrites } from './check/check-writes.ts';
import type { Finding } from './check/finding.ts';
import { casesOfMovedClocks } from './check/moved-clocks.ts';
import { readAllowedLooks } from './evidence/allowed-looks.ts';
import { readDocuments } from './evidence/documents.ts';
import { readGroups } from './evidence/groups.ts';
import { readTopics, type TopicEvidence } from './evidence/topics.ts';
import { openTemporal, type TemporalReader } from './evidence/workflows.ts';
import type { DoneFault } from './faults/done-fault.ts';
import { redeliver } from './faults/redeliver.ts';
import type { Surroundings } from './faults/surroundings.ts';
import type { FaultsReport } from './faults-report.ts';
import type { Write } from './load/journal.ts';
import type { LoadContext } from './load/load-context.ts';
import { raceBeds, raceProvince, racers } from './load/load-plan.ts';
import { waitUntilPlatformIsIdle } from './wait-until-platform-is-idle.ts';

export interface Concluding {
  readonly context: LoadContext;
  readonly around: Surroundings;
  readonly random: Random;
  readonly faults: readonly DoneFault[];
}

export interface Conclusion {
  readonly report: Pick<FaultsReport, 'writes' | 'idle' | 'idleAfterRedelivery' | 'deadLetters'>;
  readonly findings: readonly Finding[];
}

/** Longer than the goal, so that it is seen how late a rest that is late comes. */
const idleLimitMs = 120_000;
/** What was delivered again is work that grows with the run. */
const redeliveryLimitMs = 400_000;
const sampleOfRepeats = 200;
const sampleOfCases = 300;
const remembersAtLeastMs = 60_000;
const forgottenCases = 5;
/** Twice as long as casework's memory of cases that are open, and as the clocks that were moved. */
const forgetsAfterMs = 150_000;
const looksAtMost = 4;

/** After the load: repeats what had no answer, delivers everything once more, and checks what the engines hold. */
export async function conclude(concluding: Concluding, tell: (line: string) => void): Promise<Conclusion> {
  const { context, around, random } = concluding;
  const { kafka, platform } = around;
  const { engines } = platform.addresses;
  const becomeIdle = async (limitMs = idleLimitMs): Promise<Idle> => {
    let told = '';
    const came = await waitUntilPlatformIsIdle(kafka, engines.mongo.url, limitMs, (what) => {
      told = what;
    });
    tell(came.underWay === undefined ? `Idle after ${seconds(came.ms)}.` : `Not idle: ${told}.`);
    return came;
  };
  const firstIdle = await becomeIdle();
  const writes = tally(context.journal.writes());
  const repeats = await repeatSome(context, random);
  tell(`${repeats.length} requests were sent once more under their keys.`);
  await becomeIdle();

  const temporal = await openTemporal(engines);
  try {
    // A case's facts lie in the partition of the same number in every topic: these are whole cases, a quarter of them.
    const partition = random.between(0, factsPartitions - 1);
    const forgotten = await forgetSome(kafka, temporal, random, partition);
    const again = await Promise.all(serviceNames.map((service) => redeliver(around, service, partition)));
    tell(`A quarter of all cases was delivered again: ${again.map(({ told }) => told).join('; ')}.`);
    const secondIdle = await becomeIdle(redeliveryLimitMs);
    const findings = [checkRepeats(repeats), ...(await lookAtEngines(concluding, temporal, forgotten, tell))];
    const { deadLetters } = await readTopics(kafka);
    return {
      report: {
        writes,
        idle: firstIdle,
        idleAfterRedelivery: secondIdle,
        deadLetters: {
          poured: around.poison.length,
          aside: deadLetters.length,
          left: await replayAll(kafka),
        },
      },
      findings,
    };
  } finally {
    await temporal.close();
  }
}

function tally(writes: Iterable<Write>): FaultsReport['writes'] {
  const refused: Record<string, number> = {};
  let [acknowledged, unknown, lostAnswers] = [0, 0, 0];
  for (const { outcome, lost } of writes) {
    lostAnswers += lost;
    if (outcome.kind === 'acknowledged') acknowledged += 1;
    if (outcome.kind === 'unknown') unknown += 1;
    if (outcome.kind === 'refused') refused[outcome.code] = (refused[outcome.code] ?? 0) + 1;
  }
  return { acknowledged, refused, unknown, lostAnswers };
}

/** Sends again everything that had no answer, and some of what was acknowledged, each under its own key. */
async function repeatSome({ journal, clients }: LoadContext, random: Random): Promise<Repeat[]> {
  const all = [...journal.writes()].filter(({ request }) => clients.named.has(request.client));
  const unanswered = all.filter(({ outcome }) => outcome.kind === 'unknown');
  // Each aggregate remembers its last commands only: of what lies long back nothing is asked.
  const recent = Math.max(...all.map(({ lastHeardAt }) => lastHeardAt)) - remembersAtLeastMs;
  const acknowledged = random.shuffled(
    all.filter(({ outcome, lastHeardAt }) => outcome.kind === 'acknowledged' && lastHeardAt > recent),
  );
  const repeats: Repeat[] = [];
  await pMap(
    [...unanswered, ...acknowledged.slice(0, sampleOfRepeats)],
    async ({ request, outcome }) => {
      const now = await clients.named.get(request.client)?.repeat(request.key);
      if (now) repeats.push({ key: request.key, before: outcome, now });
    },
    { concurrency: 8 },
  );
  return repeats;
}

/**
 * Has Temporal forget some closed cases, so that what is delivered late finds no trace of them there. Its retention is days, and
 * casework goes by that for a minute: a case that was closed in the last minutes is none that Temporal could have forgotten.
 */
async function forgetSome(
  kafka: Kafka,
  temporal: TemporalReader,
  random: Random,
  partition: number,
): Promise<ReadonlySet<string>> {
  const { facts } = await readTopics(kafka);
  const closed = facts
    .filter(
      ({ type, partition: own, time }) =>
        type === 'iwaa.casework.case-closed.v1' && own === partition && Date.now() - time > forgetsAfterMs,
    )
    .map(({ data }) => String(data.caseId));
  const chosen = random.shuffled([...new Set(closed)].sort()).slice(0, forgottenCases);
  for (const caseId of chosen) await temporal.forget(caseId);
  return new Set(chosen);
}

/** Reads all engines, again where something moved meanwhile, and checks what they hold. */
async function lookAtEngines(
  { context, around, random, faults }: Concluding,
  temporal: TemporalReader,
  forgotten: ReadonlySet<string>,
  tell: (line: string) => void,
): Promise<Finding[]> {
  const { kafka, platform, poison } = around;
  const { engines } = platform.addresses;
  let topics: TopicEvidence | undefined;
  let progress: KafkaProgress | undefined;
  for (let look = 1; ; look += 1) {
    const before = await readGroups(kafka);
    topics = await readTopics(kafka);
    const documents = await readDocuments(engines.mongo.url);
    const runs = await temporal.runs();
    progress = await readGroups(kafka);
    if (before.messages !== progress.messages && look < looksAtMost) continue;
    const { facts, deadLetters, receipts } = topics;
    tell(
      `${facts.length} facts, ${documents.aggregates.length} documents, ${runs.length} workflows are read.`,
    );
    const offClock = casesOfMovedClocks(facts, faults);
    if (offClock.size > 0)
      tell(`${offClock.size} cases have facts of a moved clock: their times are not judged.`);
    const timely = facts.filter(({ data }) => !offClock.has(String(data.caseId)));
    const running = runs.filter(({ status }) => status === 'RUNNING').map(({ caseId }) => caseId);
    const views = await temporal.views(random.shuffled(running).slice(0, sampleOfCases));
    // What Temporal was told to forget it lists for a while longer, without a history.
    const kept = runs.map(({ caseId }) => caseId).filter((caseId) => !forgotten.has(caseId));
    return [
      checkWrites(context.journal.writes(), facts),
      checkReceipts(context.journal.writes(), receipts),
      checkDisclosures(context.shown, await readAllowedLooks(engines.mongo.url), facts),
      checkPublished(documents.aggregates, facts),
      checkConsumed(progress.groups),
      bedsFinding(timely),
      checkRuns(facts, runs, forgotten),
      checkCases({
        facts: timely,
        records: documents.cases.filter(({ caseId }) => !offClock.has(caseId)),
        views: views.filter(({ caseId }) => !offClock.has(caseId)),
        aggregates: documents.aggregates,
      }),
      checkDeadlines(documents.aggregates, Date.now()),
      checkRace(documents.aggregates, { provinceId: raceProvince, beds: raceBeds, racers }),
      checkDeadLetters(deadLetters, poison, readersOf(progress)),
      await checkHistories(temporal, random.shuffled(kept).slice(0, sampleOfCases)),
    ];
  }
}

function bedsFinding(facts: TopicEvidence['facts']): Finding {
  const { name, claim, examined, differences } = checkBeds(facts);
  return {
    name,
    claim,
    examined,
    differences: differences.map((difference) => inSentence(bedDifferencesInEnglish, difference)),
  };
}

function readersOf({ groups }: KafkaProgress): Map<string, string[]> {
  const readers = new Map<string, string[]>();
  for (const { group, topic } of groups) readers.set(topic, [...(readers.get(topic) ?? []), group]);
  return readers;
}

/** Handles every dead letter by the way that an operator has; gives how many are left. */
async function replayAll(kafka: Kafka): Promise<number> {
  for (const service of serviceNames) await resolveDeadLetters(kafka, deadLettersTopic(service));
  const admin = kafka.admin();
  await admin.connect();
  try {
    let left = 0;
    for (const service of serviceNames) {
      const topic = deadLettersTopic(service);
      const groupId = topic.replace(/\.v1$/, '');
      const [settled] = await admin.fetchOffsets({ groupId, topics: [topic] });
      for (const { partition, high } of await admin.fetchTopicOffsets(topic)) {
        const at = settled?.partitions.find((other) => other.partition === partition)?.offset ?? '0';
        left += Math.max(0, Number(high) - Math.max(0, Number(at)));
      }
    }
    return left;
  } finally {
    await admin.disconnect();
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
