import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Identity } from '@iwaa/contracts/http/intake';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import { databaseOf, defaultNamespace, factsTopic } from '@iwaa/contracts/topology';
import { serviceNames } from '@iwaa/contracts/vocabulary';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { checkBeds } from '@iwaa/proof-kit/check/check-beds';
import { type KafkaEvidence, readKafka } from '@iwaa/proof-kit/kafka/facts-in-kafka';
import { readMongo } from '@iwaa/proof-kit/mongo/documents-in-mongo';
import { retryWhileAway } from '@iwaa/proof-kit/retry-while-away';
import { type CaseInTemporal, readTemporal } from '@iwaa/proof-kit/temporal/cases-in-temporal';
import pMap from 'p-map';
import { openDuplicates } from './actors/duplicates.ts';
import type { ErasedPerson } from './actors/erase-people.ts';
import type { Look } from './actors/look-at-person.ts';
import type { WinterContext } from './actors/winter-context.ts';
import { type Check, toCheck } from './check/check.ts';
import { checkAbsences } from './check/check-absences.ts';
import { checkAlerts } from './check/check-alerts.ts';
import { type Census, checkCensus } from './check/check-census.ts';
import { checkContacts } from './check/check-contacts.ts';
import { checkDisclosures } from './check/check-disclosures.ts';
import { checkDuplicates } from './check/check-duplicates.ts';
import { checkErasures } from './check/check-erasures.ts';
import { checkHandedOver } from './check/check-handed-over.ts';
import { checkMerges } from './check/check-merges.ts';
import { checkMistakes } from './check/check-mistakes.ts';
import { checkNights } from './check/check-nights.ts';
import { checkOffers } from './check/check-offers.ts';
import { checkDeadLetters, checkOutboxes } from './check/check-queues.ts';
import { checkNothingPersonal, checkSecretsAtHome, type SearchedPlace } from './check/check-secrets.ts';
import { checkSequences } from './check/check-sequences.ts';
import { checkWays } from './check/check-ways.ts';
import { checkWorkflows } from './check/check-workflows.ts';
import type { WinterPlan } from './plan/winter-plan.ts';
import type { ReplayedWinter } from './replay-winter.ts';
import {
  attentionOf,
  costOf,
  declinedBeds,
  distinctFacts,
  nightFigures,
  outcomes,
  times,
  totals,
} from './report/figures.ts';
import type { WinterReport } from './report/winter-report.ts';

/** What is known of the winter before its evidence is read. */
export type WinterHeading = Pick<
  WinterReport,
  'input' | 'source' | 'scale' | 'seed' | 'startedAt' | 'untilIdleMs' | 'restarts'
>;

export interface Gathering {
  readonly context: WinterContext;
  readonly plan: WinterPlan;
  readonly replayed: ReplayedWinter;
  readonly erased: readonly ErasedPerson[];
  readonly heading: WinterHeading;
  /** Where to look further, given the case with the longest history. */
  links(richest: CaseInTemporal | undefined): WinterReport['links'];
  readonly engines: EngineAddresses;
  /** The folder of the services' logs. */
  readonly logs: string;
  readonly mark: string;
  /** What agencies were shown of whom their referrals are about. */
  readonly looks: readonly Look[];
  tell(line: string): void;
}

/** People whose personal values are asked back from intake, as the control of the search. */
const askedBack = 200;

/** Reads what the engines hold at the end, and makes the report of it: its figures, and its checks. */
export async function gatherReport(gathering: Gathering): Promise<WinterReport> {
  const { context, plan, replayed, heading, engines, tell } = gathering;
  const { campaignId } = context.campaign;
  tell('Reading the topics.');
  const kafka = await retryWhileAway(
    () => readKafka(engines, defaultNamespace, heading.startedAt),
    context.signal,
  );
  const facts = distinctFacts(
    kafka.messages,
    campaignId,
    new Set(serviceNames.map((service) => factsTopic(service))),
  );
  tell(`Reading the history of every case (${facts.length} facts in the topics).`);
  const cases = await retryWhileAway(
    () => readTemporal(engines, campaignId, () => undefined),
    context.signal,
  );
  const checks = [
    checkNights(plan.nights, facts),
    checkContacts(replayed.acknowledged, facts),
    checkWorkflows(facts, cases),
    bedsCheck(facts),
    checkAbsences(facts),
    checkMistakes(facts),
    checkOffers(facts),
    checkWays(facts),
    checkAlerts(facts),
    checkDisclosures(gathering.looks, (caseId) => toldOf(context, caseId)),
    checkDuplicates(...(await readDuplicates(context, plan)), facts),
    checkMerges(facts),
    checkErasures(gathering.erased),
    checkHandedOver(facts),
    checkCensus(await readCensuses(context, plan), facts),
    checkSequences(kafka.messages.filter(({ topic }) => !topic.includes('.agency.'))),
    ...(await checkPlaces(gathering, kafka, cases)),
  ];
  const inAll = (beds: typeof plan.beds): number =>
    Object.values(beds).reduce((sum, count) => sum + count, 0);
  const beds = { always: inAll(plan.beds), onColdNights: inAll(plan.overflow) };
  return {
    ...heading,
    campaignId,
    language: context.campaign.language,
    timeZone: context.campaign.timeZone,
    nightsMs: replayed.nightsMs,
    nights: nightFigures(plan.nights, facts, beds),
    totals: totals(facts, context.people.everybody().length),
    declinedBeds: declinedBeds(facts),
    outcomes: outcomes(facts),
    attention: attentionOf(cases),
    times: times(facts),
    contactsPerSecond: replayed.acknowledged.length / (replayed.nightsMs / 1000),
    cost: costOf(cases),
    links: gathering.links(richest(cases)),
    checks,
    ok: checks.every(({ ok }) => ok),
  };
}

function bedsCheck(facts: Parameters<typeof checkBeds>[0]): Check {
  const { name, claim, examined, differences } = checkBeds(facts);
  return toCheck(name, claim, examined, differences);
}

function richest(cases: readonly CaseInTemporal[]): CaseInTemporal | undefined {
  return cases.toSorted((one, other) => other.historyEvents - one.historyEvents)[0];
}

/** Looks into everything that is kept, for what should not be there. */
async function checkPlaces(
  gathering: Gathering,
  kafka: KafkaEvidence,
  cases: readonly CaseInTemporal[],
): Promise<Check[]> {
  const { engines, logs, mark, tell } = gathering;
  tell('Looking for personal values where they must not be.');
  const mongo = await retryWhileAway(
    () =>
      readMongo(
        engines.mongo.url,
        serviceNames.map((service) => databaseOf(service, defaultNamespace)),
        mark,
      ),
    gathering.context.signal,
  );
  const places: SearchedPlace[] = [
    ...kafka.messages.map(({ topic, partition, offset, text }) => ({
      place: { what: 'personalInMessage', of: [topic, partition, offset] } as const,
      text,
    })),
    ...cases.map(({ caseId, text }) => ({
      place: { what: 'personalInHistory', of: [caseId] } as const,
      text,
    })),
    ...(await logFiles(logs)),
  ];
  return [
    checkOutboxes(mongo.unsent, mongo.documents),
    checkDeadLetters(kafka.deadLetters),
    checkNothingPersonal(mark, places, mongo.marked),
    checkSecretsAtHome(contactsOf(gathering.plan), await askBack(gathering.context)),
  ];
}

function contactsOf({ nights }: WinterPlan): number {
  return nights.reduce((sum, { contacts }) => sum + contacts, 0);
}

async function logFiles(folder: string): Promise<SearchedPlace[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log'));
  return Promise.all(
    names.map(async (name) => ({
      place: { what: 'personalInLog', of: [name] } as const,
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}

/** Whoever was recorded twice, and the pairs that are suggested of them, each by both ids. */
async function readDuplicates(
  context: WinterContext,
  { people }: WinterPlan,
): Promise<[(readonly [string, string])[], (readonly string[])[]]> {
  const twice = people.flatMap((person) => {
    const of = person.sameAs === undefined ? undefined : people[person.sameAs];
    const [one, other] = [of && context.people.find(of), context.people.find(person)];
    const [first, second] = [one, other].map((known) => known?.recordedAs ?? known?.personId);
    return first && second ? [[first, second] as const] : [];
  });
  const suggested = await pMap(twice, ([, personId]) => openDuplicates(context, personId), {
    concurrency: context.width,
  });
  return [twice, suggested.flat().map(({ personIds }) => personIds)];
}

/** The census of each night that was replayed, as shelter-capacity tells it. */
function readCensuses(
  { campaign, clients, width }: WinterContext,
  { nights }: WinterPlan,
): Promise<Census[]> {
  const { centreId } = campaign;
  return pMap(
    nights,
    ({ night }) =>
      clients.shelterStaff.call(shelterCapacityRoutes.readCensus, { params: { centreId, night } }),
    { concurrency: width },
  );
}

/** What was told of the person of a case, at first and since the last correction. */
function toldOf({ people }: WinterContext, caseId: string): Identity[] {
  const known = people.ofCase(caseId);
  // Whoever was merged was told of by two names, and intake shows those of the one who goes on.
  const same = people
    .everybody()
    .filter(({ personId, recordedAs }) => [personId, recordedAs].includes(known?.personId));
  return same.flatMap(({ person }) => [person.identity, people.identityOf(person)]);
}

async function askBack(
  context: WinterContext,
): Promise<{ personId: string; planted: unknown; found: unknown }[]> {
  const asked: { personId: string; planted: unknown; found: unknown }[] = [];
  await pMap(
    context.random.fork('control').shuffled(context.people.notErased()).slice(0, askedBack),
    async (known) => {
      const answer = await context.clients.socialWorker.intake.call(intakeRoutes.readPerson, {
        params: { personId: known.recordedAs ?? known.personId },
      });
      asked.push({
        personId: known.recordedAs ?? known.personId,
        planted: context.people.identityOf(known.person),
        found: answer.identity,
      });
    },
    { concurrency: context.width },
  );
  return asked;
}
