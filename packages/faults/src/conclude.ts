import { deadLettersTopic, factsPartitions } from '@iwaa/contracts/topology';
import { serviceNames } from '@iwaa/contracts/vocabulary';
import { settleDeadLetters } from '@iwaa/eventing/dead-letters';
import { checkBeds } from '@iwaa/winter/check/check-beds';
import type { Random } from '@iwaa/winter/plan/random';
import { inTurn } from '@iwaa/winter/players/in-turn';
import type { Kafka } from 'kafkajs';
import { checkCases, checkRuns } from './check/check-cases.ts';
import { checkConsumed } from './check/check-consumed.ts';
import { checkDeadLetters } from './check/check-dead-letters.ts';
import { checkDeadlines } from './check/check-deadlines.ts';
import { checkHistories } from './check/check-histories.ts';
import { checkPublished } from './check/check-published.ts';
import { checkRace } from './check/check-race.ts';
import { checkRepeats, type Repeat } from './check/check-repeats.ts';
import { checkWrites } from './check/check-writes.ts';
import type { Finding } from './check/finding.ts';
import { casesOfMovedClocks } from './check/moved-clocks.ts';
import { readDocuments } from './evidence/documents.ts';
import { type KafkaProgress, readProgress } from './evidence/groups.ts';
import { readTopics, type TopicEvidence } from './evidence/topics.ts';
import { openTemporal, type TemporalReader } from './evidence/workflows.ts';
import type { DoneFault } from './faults/done-fault.ts';
import { redeliver } from './faults/redeliver.ts';
import type { Surroundings } from './faults/surroundings.ts';
import type { FaultsReport } from './faults-report.ts';
import { raceBeds, raceCampaign, racers } from './load/cast.ts';
import type { Write } from './load/journal.ts';
import type { LoadStage } from './load/stage.ts';
import { type Rest, untilRest } from './rest.ts';

export interface Concluding {
  readonly stage: LoadStage;
  readonly around: Surroundings;
  readonly random: Random;
  readonly faults: readonly DoneFault[];
}

export interface Conclusion {
  readonly report: Pick<FaultsReport, 'writes' | 'rest' | 'restAfterRedelivery' | 'deadLetters'>;
  readonly findings: readonly Finding[];
}

/** Longer than the goal, so that it is seen how late a rest that is late comes. */
const restPatienceMs = 120_000;
/** What was delivered again is work that grows with the run. */
const redeliveryPatienceMs = 400_000;
const sampleOfRepeats = 200;
const sampleOfCases = 300;
const remembersAtLeastMs = 60_000;
const forgottenCases = 5;
const looksAtMost = 4;

/** After the load: repeats what had no answer, delivers everything once more, and checks what the engines hold. */
export async function conclude(concluding: Concluding, tell: (line: string) => void): Promise<Conclusion> {
  const { stage, around, random } = concluding;
  const { kafka, platform } = around;
  const { engines } = platform.addresses;
  const rest = async (patienceMs = restPatienceMs): Promise<Rest> => {
    let told = '';
    const came = await untilRest(kafka, engines.mongo.url, patienceMs, (left) => {
      told = left;
    });
    tell(came.left === undefined ? `At rest after ${seconds(came.ms)}.` : `Not at rest: ${told}.`);
    return came;
  };
  const firstRest = await rest();
  const writes = tally(stage.journal.writes());
  const repeats = await repeatSome(stage, random);
  tell(`${repeats.length} requests were sent once more under their keys.`);
  await rest();

  const temporal = await openTemporal(engines);
  try {
    // A case's facts lie in the partition of the same number in every topic: these are whole cases, a quarter of them.
    const partition = random.between(0, factsPartitions - 1);
    const forgotten = await forgetSome(kafka, temporal, random, partition);
    const again = await Promise.all(serviceNames.map((service) => redeliver(around, service, partition)));
    tell(`A quarter of all cases was delivered again: ${again.map(({ told }) => told).join('; ')}.`);
    const secondRest = await rest(redeliveryPatienceMs);
    const findings = [checkRepeats(repeats), ...(await lookAtEngines(concluding, temporal, forgotten, tell))];
    const { deadLetters } = await readTopics(kafka);
    return {
      report: {
        writes,
        rest: firstRest,
        restAfterRedelivery: secondRest,
        deadLetters: {
          poured: around.poison.length,
          aside: deadLetters.length,
          left: await settleAll(kafka),
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
async function repeatSome({ journal, doors }: LoadStage, random: Random): Promise<Repeat[]> {
  const all = [...journal.writes()].filter(({ request }) => doors.named.has(request.door));
  const unanswered = all.filter(({ outcome }) => outcome.kind === 'unknown');
  // Each aggregate remembers its last commands only: of what lies long back nothing is asked.
  const recent = Math.max(...all.map(({ lastHeardAt }) => lastHeardAt)) - remembersAtLeastMs;
  const acknowledged = random.shuffled(
    all.filter(({ outcome, lastHeardAt }) => outcome.kind === 'acknowledged' && lastHeardAt > recent),
  );
  const repeats: Repeat[] = [];
  await inTurn(
    [...unanswered, ...acknowledged.slice(0, sampleOfRepeats)],
    8,
    async ({ request, outcome }) => {
      const now = await doors.named.get(request.door)?.repeat(request);
      if (now) repeats.push({ key: request.key, before: outcome, now });
    },
  );
  return repeats;
}

/** Has Temporal forget some closed cases, so that what is delivered late finds no trace of them there. */
async function forgetSome(
  kafka: Kafka,
  temporal: TemporalReader,
  random: Random,
  partition: number,
): Promise<ReadonlySet<string>> {
  const { facts } = await readTopics(kafka);
  const closed = facts
    .filter((fact) => fact.type === 'iwaa.casework.case-closed.v1' && fact.partition === partition)
    .map(({ data }) => String(data.caseId));
  const chosen = random.shuffled([...new Set(closed)].sort()).slice(0, forgottenCases);
  for (const caseId of chosen) await temporal.forget(caseId);
  return new Set(chosen);
}

/** Reads all engines, again where something moved meanwhile, and checks what they hold. */
async function lookAtEngines(
  { stage, around, random, faults }: Concluding,
  temporal: TemporalReader,
  forgotten: ReadonlySet<string>,
  tell: (line: string) => void,
): Promise<Finding[]> {
  const { kafka, platform, poison } = around;
  const { engines } = platform.addresses;
  let topics: TopicEvidence | undefined;
  let progress: KafkaProgress | undefined;
  for (let look = 1; ; look += 1) {
    const before = await readProgress(kafka);
    topics = await readTopics(kafka);
    const documents = await readDocuments(engines.mongo.url);
    const runs = await temporal.runs();
    progress = await readProgress(kafka);
    if (before.messages !== progress.messages && look < looksAtMost) continue;
    const { facts, deadLetters } = topics;
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
      checkWrites(stage.journal.writes(), facts),
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
      checkRace(documents.aggregates, { campaignId: raceCampaign, beds: raceBeds, racers }),
      checkDeadLetters(deadLetters, poison, readersOf(progress)),
      await checkHistories(temporal, random.shuffled(kept).slice(0, sampleOfCases)),
    ];
  }
}

function bedsFinding(facts: TopicEvidence['facts']): Finding {
  const { name, claim, examined, differences } = checkBeds(facts);
  return { name, claim, examined, differences };
}

function readersOf({ groups }: KafkaProgress): Map<string, string[]> {
  const readers = new Map<string, string[]>();
  for (const { group, topic } of groups) readers.set(topic, [...(readers.get(topic) ?? []), group]);
  return readers;
}

/** Settles every dead letter by the way that an operator has; gives how many are left. */
async function settleAll(kafka: Kafka): Promise<number> {
  for (const service of serviceNames) await settleDeadLetters(kafka, deadLettersTopic(service));
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
