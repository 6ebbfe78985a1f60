import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promiseHooks } from 'node:v8';
import { createLogger } from '@iwaa/service-kit/logger';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { logTemporalTo } from '../temporal-log.ts';
import { readHistory, type WorkflowHistory } from '../testing/recorded-history.ts';
import { bundleCases } from './bundle.ts';

const folder = new URL('../../histories/', import.meta.url);
let workflowBundle: WorkflowBundleWithSourceMap;
let recorded: Map<string, WorkflowHistory>;

// The worker goes on watching the promises of this process after a replay; those of a later test file it can't read, and they fail.
const stopsOfHooks: (() => void)[] = [];
const createHook = promiseHooks.createHook;
jest.spyOn(promiseHooks, 'createHook').mockImplementation((callbacks) => {
  const stop = createHook(callbacks);
  stopsOfHooks.push(stop as () => void);
  return stop;
});
afterAll(() => {
  for (const stop of stopsOfHooks) stop();
});

beforeAll(async () => {
  logTemporalTo(createLogger('casework', 'silent'));
  workflowBundle = await bundleCases();
  const files = (await readdir(fileURLToPath(folder))).filter((file) => file.endsWith('.json'));
  const histories = files.map(async (file) => [file, await read(file)] as const);
  recorded = new Map(await Promise.all(histories));
});

async function read(file: string): Promise<WorkflowHistory> {
  return readHistory(await readFile(new URL(file, folder), 'utf8'));
}

/** Replays histories; gives for each, by its name, why it was refused, or null where it was not. */
async function replay(histories: ReadonlyMap<string, WorkflowHistory>): Promise<Map<string, string | null>> {
  const given = Array.from(histories, ([workflowId, history]) => ({ workflowId, history }));
  const results = new Map<string, string | null>();
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, given)) {
    results.set(workflowId, error?.message ?? null);
  }
  return results;
}

test('every recorded history of a case or an alert replays on the workflows of today', async () => {
  expect(recorded.size).toBeGreaterThanOrEqual(9);
  expect(await replay(recorded)).toEqual(new Map(Array.from(recorded.keys(), (file) => [file, null])));
});

test('the committee is told of an alert each time that nobody has looked in time, and of one that was answered never', () => {
  const calls = (course: string) => {
    const [, history] = [...recorded].find(([name]) => name.includes(course)) ?? [];
    return (history?.events ?? []).flatMap(
      ({ activityTaskScheduledEventAttributes: call }) => call?.activityType?.name ?? [],
    );
  };
  expect(calls('an-alert-that-nobody-answered')).toEqual(['escalateAlert', 'escalateAlert']);
  expect(calls('an-alert-that-was-answered')).toEqual([]);
});

type Event = NonNullable<WorkflowHistory['events']>[number];

/** A recorded history with some of its events changed. */
function tampered(course: string, change: (event: Event) => boolean): Map<string, WorkflowHistory> {
  const [file = '', history] = [...recorded].find(([name]) => name.includes(course)) ?? [];
  const copy: WorkflowHistory = structuredClone(history ?? {});
  expect(copy.events?.filter(change)).not.toEqual([]);
  return new Map([[file, copy]]);
}

test('a history whose summaries were worded otherwise replays all the same', async () => {
  const reworded = tampered('deadlines-missed', ({ userMetadata }) => {
    if (!userMetadata?.summary) return false;
    userMetadata.summary.data = Buffer.from('"in other words"');
    return true;
  });
  expect([...(await replay(reworded)).values()]).toEqual([null]);
});

describe('a recorded history is refused', () => {
  const tamperings: [string, string, (event: Event) => boolean][] = [
    [
      'in which another call was made',
      'deadlines-missed',
      ({ activityTaskScheduledEventAttributes: call }) => {
        if (call?.activityType?.name !== 'lapseHold') return false;
        call.activityType.name = 'rerouteReferral';
        return true;
      },
    ],
    [
      'in which calls were made for which there was no reason',
      'deadlines-missed',
      ({ workflowExecutionSignaledEventAttributes: signal }) => {
        // Without its facts nothing is awaited, and nothing missed.
        const [payload] = signal?.input?.payloads ?? [];
        if (!payload) return false;
        payload.data = Buffer.from('{"facts":[]}');
        return true;
      },
    ],
    [
      'in which a referral was taken back whose consent had not ended',
      'a-consent-that-ran-out',
      ({ workflowExecutionSignaledEventAttributes: signal }) => {
        const payload = signal?.input?.payloads?.[0];
        const text = Buffer.from(payload?.data ?? []).toString();
        if (!payload || !text.includes('consent-given')) return false;
        payload.data = Buffer.from(text.replaceAll(/"until":"[^"]*"/g, '"until":null'));
        return true;
      },
    ],
    [
      'in which the campaign had changed nothing',
      'a-campaign-that-was-changed',
      ({ workflowExecutionSignaledEventAttributes: signal }) => {
        if (signal?.signalName !== 'campaign-changed') return false;
        signal.signalName = 'terms-of-nobody';
        return true;
      },
    ],
    [
      'in which the committee was told of an alert before its time',
      'an-alert-that-was-answered',
      ({ workflowExecutionStartedEventAttributes: start }) => {
        const payload = start?.input?.payloads?.[0];
        if (!payload) return false;
        const text = Buffer.from(payload.data ?? []).toString();
        payload.data = Buffer.from(text.replace(/"lookBy":"[^"]*"/, '"lookBy":"2000-01-01T00:00:00.000Z"'));
        return true;
      },
    ],
    [
      'in which something else was written down within a task',
      'deadlines-missed',
      ({ markerRecordedEventAttributes: marker }) => {
        if (!marker) return false;
        marker.markerName = 'another';
        return true;
      },
    ],
  ];

  test.each(tamperings)('%s', async (_kind, course, change) => {
    const [refusal] = (await replay(tampered(course, change))).values();
    expect(refusal).toMatch(/[Nn]ondeterminism|TMPRL1100/);
  });
});
