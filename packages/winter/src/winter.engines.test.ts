import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Platform, startPlatform } from '@iwaa/platform/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scaleWinter } from './input/scale.ts';
import { readWinterCsv } from './input/winter-csv.ts';
import type { Progress } from './progress.ts';
import { runWinter } from './run-winter.ts';

const csv = 'night,contacts,placements\n2031-12-30,14,3\n2031-12-31,9,2\n2032-01-01,11,3\n';
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

function live(seed: string, progress: Progress = quiet) {
  const options = { scale: 1, input: 'winter.csv', exit: true, seed, home, freePorts: true };
  return runWinter(platform, input, options, progress, new AbortController().signal);
}

async function killService(name: string): Promise<void> {
  const state = platform.states().find((part) => part.name === name);
  if (state?.pid === undefined) throw new Error(`${name} does not run`);
  process.kill(state.pid, 'SIGKILL');
}

describe('a winter', () => {
  it('that was never seen before is lived exactly as its input says, and every check of the engines holds', async () => {
    const { report, htmlFile, jsonFile } = await live('one');
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.ok).toBe(true);
    expect(
      report.nights.map(({ night, replayed }) => [night, replayed.contacts, replayed.placements]),
    ).toEqual([
      ['2031-12-30', 14, 3],
      ['2031-12-31', 9, 2],
      ['2032-01-01', 11, 3],
    ]);
    expect([report.campaignId, report.totals.contacts, report.totals.placements]).toEqual(['SK-3132', 34, 8]);
    expect(await readFile(htmlFile, 'utf8')).toContain('SK-3132');
    expect(JSON.parse(await readFile(jsonFile, 'utf8'))).toMatchObject({ ok: true, seed: 'one' });
  }, 240_000);

  it('ends the same on data that is there, with two services killed in its middle', async () => {
    const kills: Promise<void>[] = [];
    const { report } = await live('two', {
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
      campaignId: 'SKA-3132',
      ok: true,
      totals: { contacts: 34, placements: 8 },
    });
    expect(report.restarts).toMatchObject({ 'shelter-capacity': 1, casework: 1 });
  }, 300_000);
});
