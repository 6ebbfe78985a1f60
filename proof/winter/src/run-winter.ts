import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultNamespace } from '@iwaa/contracts/topology';
import { type Language, languages } from '@iwaa/contracts/vocabulary';
import { addPeople } from '@iwaa/issuer/people/people-file';
import { peopleOfCampaign } from '@iwaa/issuer/people/people-of-campaign';
import { homePlaces } from '@iwaa/platform/home';
import type { Platform } from '@iwaa/platform/platform';
import { watchKafka } from '@iwaa/proof-kit/kafka/kafka-progress';
import { createRandom } from '@iwaa/proof-kit/random';
import type { Login } from '@iwaa/provision/kafka/session';
import { createLogger } from '@iwaa/service-kit/logger';
import { startAgencies } from './actors/agencies.ts';
import { type Campaign, campaignOfRun, teams, winterPace } from './actors/campaign.ts';
import { erasePeople } from './actors/erase-people.ts';
import { createKnownPeople } from './actors/known-people.ts';
import { startMediators } from './actors/mediators.ts';
import { openRoleClients } from './actors/role-clients.ts';
import type { WinterContext } from './actors/winter-context.ts';
import { gatherReport, type WinterHeading } from './gather-report.ts';
import type { ScaledNight } from './input/scale.ts';
import { nextRun } from './next-run.ts';
import type { WinterOptions } from './options.ts';
import { drawMark } from './plan/draw-mark.ts';
import { planWinter } from './plan/plan-winter.ts';
import type { Progress } from './progress.ts';
import { replayWinter } from './replay-winter.ts';
import { renderHtml } from './report/html.ts';
import { renderJson } from './report/json.ts';
import { linksOf } from './report/links.ts';
import { pageFile } from './report/page-file.ts';
import type { WinterReport } from './report/winter-report.ts';
import { waitUntilWinterIsOver } from './wait-until-winter-is-over.ts';

/** What is replayed, and where its figures come from. */
export interface ScaledWinter {
  readonly nights: readonly ScaledNight[];
  readonly source: string;
}

export interface WinterRun {
  readonly campaign: Campaign;
  readonly report: WinterReport;
  readonly htmlFile: string;
  readonly jsonFile: string;
}

/** Requests that the actors have under way at once. */
const width = 12;
/** How long a winter may take to come to its end, as a multiple of the longest deadline that somebody may let pass. */
const idleLimitMs = 90_000;

/** Lives one winter on a running platform, waits until it has come to its end, and writes its report. */
export async function runWinter(
  platform: Platform,
  winter: ScaledWinter,
  options: WinterOptions & { readonly scale: number },
  progress: Progress,
  signal: AbortSignal,
): Promise<WinterRun> {
  const { nights, source } = winter;
  const { language } = options;
  const startedAt = new Date().toISOString();
  const contacts = nights.reduce((sum, night) => sum + night.contacts, 0);
  const pace = winterPace(contacts);
  const firstNight = nights[0]?.night ?? startedAt.slice(0, 10);
  const run = await nextRun(
    platform,
    (number) => campaignOfRun(number, firstNight, language, pace).campaignId,
    signal,
  );
  const campaign = campaignOfRun(run, firstNight, language, pace);
  const mark = drawMark(`${campaign.campaignId}/${options.seed}`);
  const plan = planWinter(nights, options.seed, mark);

  await addPeople(options.home, peopleOfCampaign({ ...campaign, teams }));
  const logins = new Map<string, Login>();
  for (const { agencyId } of campaign.agencies) logins.set(agencyId, await platform.addAgency(agencyId));
  const context: WinterContext = {
    campaign,
    clients: openRoleClients(platform, campaign, signal),
    people: createKnownPeople(),
    random: createRandom(options.seed),
    key: (...words) => [campaign.campaignId, options.seed, ...words].join('.').replace(/[^\x21-\x7e]/g, '_'),
    width,
    signal,
  };
  const log = createLogger('winter-agencies', 'silent');
  const agencies = await startAgencies(context, platform.addresses.engines, logins, log);
  const mediators = startMediators(context);
  const watch = await watchKafka(platform.addresses.engines, defaultNamespace);
  try {
    const replayed = await replayWinter(context, plan, (told) => progress.night(told));
    const limitMs = idleLimitMs * Math.max(1, contacts / 1500);
    const idle = await waitUntilWinterIsOver(context, { agencies, mediators }, watch, limitMs, (what) =>
      progress.status(`Coming to its end: ${what}.`),
    );
    if (idle.underWay !== undefined)
      progress.line(`Not all has come to its end: ${idle.underWay}. The report shows it as it stands.`);
    const heading: WinterHeading = {
      input: basename(options.input),
      source,
      scale: options.scale,
      seed: options.seed,
      startedAt,
      untilIdleMs: idle.ms,
      restarts: restartsOf(platform),
    };
    progress.status('Some whose case is closed wish that nothing is kept of them.');
    const erased = await erasePeople(context);
    const { logs } = homePlaces(options.home);
    const tell = (line: string): void => progress.status(line);
    const report = await gatherReport({
      context,
      plan,
      replayed,
      erased,
      heading,
      links: (richest) => linksOf(platform.addresses, richest),
      engines: platform.addresses.engines,
      logs,
      mark,
      looks: agencies.looks(),
      tell,
    });
    return { campaign, report, ...(await writeReport(report, options.home)) };
  } finally {
    await watch.close();
    await mediators.stop();
    await agencies.stop();
  }
}

function restartsOf(platform: Platform): Record<string, number> {
  return Object.fromEntries(
    platform
      .states()
      .filter(({ restarts }) => restarts > 0)
      .map(({ name, restarts }) => [name, restarts]),
  );
}

async function writeReport(
  report: WinterReport,
  home: string,
): Promise<{ htmlFile: string; jsonFile: string }> {
  const folder = join(homePlaces(home).reports, report.campaignId);
  await mkdir(folder, { recursive: true });
  const pageIn = (language: Language): string => join(folder, pageFile(language, report.language));
  for (const language of languages) await writeFile(pageIn(language), renderHtml(report, language));
  const [htmlFile, jsonFile] = [pageIn(report.language), join(folder, 'report.json')];
  await writeFile(jsonFile, renderJson(report));
  return { htmlFile, jsonFile };
}

/** The address under which a browser opens a file of this machine. */
export function fileUrl(file: string): string {
  return pathToFileURL(file).href;
}
