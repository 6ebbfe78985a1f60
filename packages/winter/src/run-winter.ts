import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultNamespace } from '@iwaa/contracts/topology';
import type { Platform } from '@iwaa/platform/platform';
import type { Login } from '@iwaa/provision/kafka/session';
import { createLogger } from '@iwaa/service-kit/logger';
import { watchKafka } from './evidence/kafka-progress.ts';
import { gatherReport, type WinterHeading } from './gather-report.ts';
import type { ScaledNight } from './input/scale.ts';
import { liveWinter } from './live-winter.ts';
import { nextRun } from './next-run.ts';
import type { WinterOptions } from './options.ts';
import { planWinter } from './plan/plan-winter.ts';
import { createRandom } from './plan/random.ts';
import { startAgencies } from './players/agencies.ts';
import { createBook } from './players/book.ts';
import { castCampaign, rehearsalPace } from './players/campaign.ts';
import { startMediators } from './players/mediators.ts';
import type { Stage } from './players/stage.ts';
import { openDoors } from './players/winter-doors.ts';
import type { Progress } from './progress.ts';
import { renderHtml } from './report/html.ts';
import { renderJson } from './report/json.ts';
import { linksOf } from './report/links.ts';
import type { WinterReport } from './report/winter-report.ts';
import { settle } from './settle.ts';

/** What is replayed, and where its figures come from. */
export interface ScaledWinter {
  readonly nights: readonly ScaledNight[];
  readonly source: string;
}

export interface WinterRun {
  readonly report: WinterReport;
  readonly htmlFile: string;
  readonly jsonFile: string;
}

/** Requests that the players have under way at once. */
const width = 12;
/** How long a winter may take to come to rest, as a multiple of the longest deadline that somebody may let pass. */
const settlingPatienceMs = 90_000;

/** Lives one winter on a running platform, waits until it has come to rest, and writes its report. */
export async function runWinter(
  platform: Platform,
  winter: ScaledWinter,
  options: WinterOptions,
  progress: Progress,
  signal: AbortSignal,
): Promise<WinterRun> {
  const { nights, source } = winter;
  const startedAt = new Date().toISOString();
  const contacts = nights.reduce((sum, night) => sum + night.contacts, 0);
  const pace = rehearsalPace(contacts);
  const firstNight = nights[0]?.night ?? startedAt.slice(0, 10);
  const run = await nextRun(platform, (number) => castCampaign(number, firstNight, pace).campaignId, signal);
  const campaign = castCampaign(run, firstNight, pace);
  const mark = `secret-${createHash('sha256').update(`${campaign.campaignId}/${options.seed}`).digest('hex').slice(0, 12)}`;
  const plan = planWinter(nights, options.seed, mark);

  const logins = new Map<string, Login>();
  for (const { agencyId } of campaign.agencies) logins.set(agencyId, await platform.addAgency(agencyId));
  const stage: Stage = {
    campaign,
    doors: openDoors(platform, campaign, signal),
    book: createBook(),
    random: createRandom(options.seed),
    key: (...words) => [campaign.campaignId, options.seed, ...words].join('.').replace(/[^\x21-\x7e]/g, '_'),
    width,
    signal,
  };
  const log = createLogger('winter-agencies', 'silent');
  const agencies = await startAgencies(stage, platform.addresses.engines, logins, log);
  const mediators = startMediators(stage);
  const watch = await watchKafka(platform.addresses.engines, defaultNamespace);
  try {
    const lived = await liveWinter(stage, plan, (told) => progress.night(told));
    const patienceMs = settlingPatienceMs * Math.max(1, contacts / 1500);
    const settled = await settle(stage, { agencies, mediators }, watch, patienceMs, (left) =>
      progress.status(`Coming to rest: ${left}.`),
    );
    if (settled.left !== undefined)
      progress.line(`Not all has come to rest: ${settled.left}. The report shows it as it stands.`);
    const heading: WinterHeading = {
      input: basename(options.input),
      source,
      scale: options.scale,
      seed: options.seed,
      startedAt,
      settlingMs: settled.ms,
      restarts: restartsOf(platform),
    };
    const logs = join(options.home, 'logs');
    const tell = (line: string): void => progress.status(line);
    const report = await gatherReport({
      stage,
      plan,
      lived,
      heading,
      links: (richest) => linksOf(platform.addresses, richest),
      engines: platform.addresses.engines,
      logs,
      mark,
      tell,
    });
    return { report, ...(await writeReport(report, options.home)) };
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
  const folder = join(home, 'reports', report.campaignId);
  await mkdir(folder, { recursive: true });
  const [htmlFile, jsonFile] = [join(folder, 'report.html'), join(folder, 'report.json')];
  await writeFile(htmlFile, renderHtml(report));
  await writeFile(jsonFile, renderJson(report));
  return { htmlFile, jsonFile };
}

/** The address under which a browser opens a file of this machine. */
export function fileUrl(file: string): string {
  return pathToFileURL(file).href;
}
