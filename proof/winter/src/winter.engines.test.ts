import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unitKinds } from '@iwaa/contracts/vocabulary';
import { nightAt } from '@iwaa/domain/night';
import { readPeople } from '@iwaa/issuer/people/people-file';
import { personClaims } from '@iwaa/issuer/people/person';
import { type Platform, startPlatform } from '@iwaa/platform/platform';
import { commandsOf, runCommands } from '@iwaa/testing/page-commands';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scaleWinter } from './input/scale.ts';
import { readWinterCsv } from './input/winter-csv.ts';
import { openTonight } from './open-tonight.ts';
import type { Progress } from './progress.ts';
import { reportWords } from './report/wording.ts';
import { runWinter } from './run-winter.ts';

const csv =
  'night,contacts,placements,minimum-temperature\n2021-12-30,14,3,2\n2021-12-31,9,2,-6\n2022-01-01,11,3,-1\n';
const input = { nights: scaleWinter(readWinterCsv(csv), 1), source: 'a test' };
const quiet: Progress = {
  platform: () => {},
  night: () => {},
  status: () => {},
  line: () => {},
  end: () => {},
};

let home: string;
let platform: Platform;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'iwaa-winter-'));
  platform = await startPlatform({ home, ports: 'free' });
}, 180_000);

afterAll(async () => {
  await platform?.stop();
  await rm(home, { recursive: true, force: true });
}, 60_000);

function replay(seed: string, progress: Progress = quiet, winter = input) {
  const options = {
    scale: 1,
    input: 'winter.csv',
    exit: true,
    seed,
    language: 'ar' as const,
    home,
    freePorts: true,
  };
  return runWinter(platform, winter, options, progress, new AbortController().signal);
}

async function killService(name: string): Promise<void> {
  const state = platform.states().find((part) => part.name === name);
  if (state?.pid === undefined) throw new Error(`${name} does not run`);
  process.kill(state.pid, 'SIGKILL');
}

describe('a winter', () => {
  it('that was never seen before is replayed exactly as its input says, and every check of the engines holds', async () => {
    const { report, htmlFile, jsonFile } = await replay('one');
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.ok).toBe(true);
    expect(
      report.nights.map(({ night, replayed, level }) => [
        night,
        replayed.contacts,
        replayed.placements,
        level,
      ]),
    ).toEqual([
      ['2021-12-30', 14, 3, 'normal'],
      ['2021-12-31', 9, 2, 'severe'],
      ['2022-01-01', 11, 3, 'cold'],
    ]);
    const beds = report.nights.map((night) => night.beds);
    expect(beds[1]).toBeGreaterThan(beds[0] ?? 0);
    expect([report.campaignId, report.totals.contacts, report.totals.placements]).toEqual(['SK-2122', 34, 8]);
    const page = await readFile(htmlFile, 'utf8');
    expect(page).toContain('SK-2122');
    expect(page).toContain('lang="ar" dir="rtl"');
    for (const language of ['fr', 'en'])
      expect(await readFile(htmlFile.replace('.html', `.${language}.html`), 'utf8')).toContain(
        `lang="${language}"`,
      );
    // What a check says for itself is what the words say in English of it.
    expect(Object.fromEntries(report.checks.map(({ name, claim }) => [name, { name, claim }]))).toEqual(
      reportWords.en.checks,
    );
    expect(JSON.parse(await readFile(jsonFile, 'utf8'))).toMatchObject({ ok: true, seed: 'one' });
  }, 240_000);

  it('ends the same on data that is there, with two services killed in its middle', async () => {
    const kills: Promise<void>[] = [];
    const { report } = await replay('two', {
      ...quiet,
      night: ({ number, ms }) => {
        if (ms !== undefined && number === 1) kills.push(killService('shelter-capacity'));
        if (ms !== undefined && number === 2) kills.push(killService('casework'));
      },
    });
    await Promise.all(kills);
    expect(kills).toHaveLength(2);
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report).toMatchObject({
      campaignId: 'SKA-2122',
      ok: true,
      totals: { contacts: 34, placements: 8 },
    });
    expect(report.restarts).toMatchObject({ 'shelter-capacity': 1, casework: 1 });
  }, 300_000);

  it('leaves a campaign that runs tonight, in which a team that signs in can work, and reception has a free bed in each unit', async () => {
    const { campaign } = await replay('tonight', quiet, {
      nights: scaleWinter(readWinterCsv('night,contacts,placements\n2020-01-03,1,0\n'), 1),
      source: '',
    });
    await openTonight(platform, campaign, home, new AbortController().signal);
    const people = (await readPeople(home)) ?? [];
    const tokenOf = async (role: string): Promise<string> => {
      const one = people.find((person) => person.role === role && person.campaigns.includes('SK-1920'));
      if (!one) throw new Error(`Nobody of the role ${role} may sign in.`);
      return platform.issuer.token({ subject: one.subject, ...personClaims(one) });
    };
    const ask = async (url: string, role: string) => {
      const answer = await fetch(url, { headers: { authorization: `Bearer ${await tokenOf(role)}` } });
      return answer.json();
    };
    const { intake, 'shelter-capacity': shelter } = platform.addresses.services;
    const night = nightAt(new Date().toISOString(), 'Africa/Casablanca');
    const { items } = (await ask(`${intake}/campaigns?night=${night}`, 'street-team')) as {
      items: { campaignId: string }[];
    };
    expect(items.map(({ campaignId }) => campaignId)).toEqual(['TN-1920']);
    const centres = (await ask(`${shelter}/centres`, 'shelter-staff')) as {
      items: { centreId: string; units: { kind: string; free: number }[] }[];
    };
    const second = centres.items.find(({ centreId }) => centreId === campaign.tonightCentreId);
    expect(second?.units.filter(({ free }) => free > 0).map(({ kind }) => kind)).toEqual([...unitKinds]);
  }, 120_000);

  it('of another year on the same data, without a contact at its scale, is replayed to its end, and says that there was nothing to examine', async () => {
    const none = {
      nights: scaleWinter(readWinterCsv('night,contacts,placements\n2023-01-03,4,1\n'), 0.1),
      source: '',
    };
    const { report } = await replay('none', quiet, none);
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report).toMatchObject({ campaignId: 'SK-2223', ok: true, totals: { contacts: 0 } });
    expect(report.checks.find(({ name }) => name === 'control')?.note).toMatch(/nothing to examine/);
  }, 120_000);
});

describe('the page that drives the platform by HTTP', () => {
  it('says what its commands print', async () => {
    const page = fileURLToPath(new URL('../../../docs/how-to/drive-it-by-http.md', import.meta.url));
    const { services } = platform.addresses;
    const ports: Readonly<Record<string, string>> = {
      '4101': services.intake,
      '4102': services['shelter-capacity'],
      '4105': services.casework,
    };
    const blocks = (await commandsOf(page)).map(({ commands, prints }) => ({
      commands: commands.replaceAll(
        /http:\/\/127\.0\.0\.1:(\d+)/g,
        (all, port: string) => ports[port] ?? all,
      ),
      prints,
    }));
    expect(blocks.filter(({ prints }) => prints !== undefined).length).toBeGreaterThan(5);
    const checkout = fileURLToPath(new URL('../../..', import.meta.url));
    await runCommands(blocks, { ...process.env, IWAA_HOME: home }, checkout);
  }, 120_000);
});
