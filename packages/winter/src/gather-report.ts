import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { person } from '@iwaa/contracts/http/intake';
import { defaultNamespace, factsTopic } from '@iwaa/contracts/topology';
import { serviceNames } from '@iwaa/contracts/vocabulary';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { databaseOf } from '@iwaa/provision/mongo';
import type { z } from 'zod';
import { checkBeds } from './check/check-beds.ts';
import { checkContacts } from './check/check-contacts.ts';
import { checkNights } from './check/check-nights.ts';
import { checkDeadLetters, checkOutboxes } from './check/check-queues.ts';
import { checkNothingPersonal, checkSecretsAtHome, type SearchedPlace } from './check/check-secrets.ts';
import { checkSequences } from './check/check-sequences.ts';
import { checkWorkflows } from './check/check-workflows.ts';
import { type CaseInTemporal, readTemporal } from './evidence/cases-in-temporal.ts';
import { readMongo } from './evidence/documents-in-mongo.ts';
import { type KafkaEvidence, readKafka } from './evidence/facts-in-kafka.ts';
import { patiently } from './evidence/patiently.ts';
import type { LivedWinter } from './live-winter.ts';
import type { WinterPlan } from './plan/winter-plan.ts';
import { inTurn } from './players/in-turn.ts';
import type { Stage } from './players/stage.ts';
import { costOf, distinctFacts, nightFigures, outcomes, times, totals } from './report/figures.ts';
import type { Check, WinterReport } from './report/winter-report.ts';

/** What is known of the winter before its evidence is read. */
export type WinterHeading = Pick<
  WinterReport,
  'input' | 'source' | 'scale' | 'seed' | 'startedAt' | 'settlingMs' | 'restarts'
>;

export interface Gathering {
  readonly stage: Stage;
  readonly plan: WinterPlan;
  readonly lived: LivedWinter;
  readonly heading: WinterHeading;
  /** Where to look further, given the case with the longest history. */
  links(richest: string | undefined): WinterReport['links'];
  readonly engines: EngineAddresses;
  /** The folder of the services' logs. */
  readonly logs: string;
  readonly mark: string;
  tell(line: string): void;
}

/** People whose personal values are asked back from intake, as the control of the search. */
const askedBack = 200;

/** Reads what the engines hold at the end, and makes the report of it: its figures, and its checks. */
export async function gatherReport(gathering: Gathering): Promise<WinterReport> {
  const { stage, plan, lived, heading, engines, tell } = gathering;
  const { campaignId } = stage.campaign;
  tell('Reading the topics.');
  const kafka = await patiently(() => readKafka(engines, defaultNamespace), stage.signal);
  const facts = distinctFacts(
    kafka.messages,
    campaignId,
    new Set(serviceNames.map((service) => factsTopic(service))),
  );
  tell(`Reading the history of every case (${facts.length} facts in the topics).`);
  const cases = await patiently(() => readTemporal(engines, campaignId, () => undefined), stage.signal);
  const checks = [
    checkNights(plan.nights, facts),
    checkContacts(lived.acknowledged, facts),
    checkWorkflows(facts, cases),
    checkBeds(facts),
    checkSequences(kafka.messages.filter(({ topic }) => !topic.includes('.agency.'))),
    ...(await checkPlaces(gathering, kafka, cases)),
  ];
  const beds = Object.values(plan.beds).reduce((sum, count) => sum + count, 0);
  return {
    ...heading,
    campaignId,
    nightsMs: lived.nightsMs,
    nights: nightFigures(plan.nights, facts, beds),
    totals: totals(facts, stage.book.everybody().length),
    outcomes: outcomes(facts),
    times: times(facts),
    contactsPerSecond: lived.acknowledged.length / (lived.nightsMs / 1000),
    cost: costOf(cases),
    links: gathering.links(richest(cases)),
    checks,
    ok: checks.every(({ ok }) => ok),
  };
}

function richest(cases: readonly CaseInTemporal[]): string | undefined {
  return cases.toSorted((one, other) => other.historyEvents - one.historyEvents)[0]?.caseId;
}

/** Looks into everything that is kept, for what should not be there. */
async function checkPlaces(
  gathering: Gathering,
  kafka: KafkaEvidence,
  cases: readonly CaseInTemporal[],
): Promise<Check[]> {
  const { engines, logs, mark, tell } = gathering;
  tell('Looking for personal values where they must not be.');
  const mongo = await patiently(
    () =>
      readMongo(
        engines.mongo.url,
        serviceNames.map((service) => databaseOf(service, defaultNamespace)),
        mark,
      ),
    gathering.stage.signal,
  );
  const places: SearchedPlace[] = [
    ...kafka.messages.map(({ topic, partition, offset, text }) => ({
      place: `topic ${topic}, partition ${partition}, offset ${offset}`,
      text,
    })),
    ...cases.map(({ caseId, text }) => ({ place: `the history of ${caseId}`, text })),
    ...(await logFiles(logs)),
  ];
  return [
    checkOutboxes(mongo.unsent, mongo.documents),
    checkDeadLetters(kafka.deadLetters),
    checkNothingPersonal(mark, places, mongo.marked),
    checkSecretsAtHome(await askBack(gathering.stage)),
  ];
}

async function logFiles(folder: string): Promise<SearchedPlace[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log'));
  return Promise.all(
    names.map(async (name) => ({
      place: `the log ${name}`,
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}

async function askBack(stage: Stage): Promise<{ personId: string; planted: unknown; found: unknown }[]> {
  const asked: { personId: string; planted: unknown; found: unknown }[] = [];
  await inTurn(
    stage.random.fork('control').shuffled(stage.book.everybody()).slice(0, askedBack),
    stage.width,
    async (known) => {
      const answer = await stage.doors.socialWorker.intake.get<z.output<typeof person>>(
        `/persons/${known.personId}`,
      );
      asked.push({ personId: known.personId, planted: known.person.identity, found: answer.identity });
    },
  );
  return asked;
}
