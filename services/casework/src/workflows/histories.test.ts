import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createLogger } from '@iwaa/service-kit/logger';
import { expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { logTemporalTo } from '../temporal-log.ts';
import { readHistory } from '../testing/recorded-history.ts';
import { bundleCases } from './bundle.ts';

const folder = new URL('../../histories/', import.meta.url);

test('every recorded history of a case replays on the workflows of today', async () => {
  logTemporalTo(createLogger('casework', 'silent'));
  const files = (await readdir(fileURLToPath(folder))).filter((file) => file.endsWith('.json'));
  expect(files.length).toBeGreaterThan(0);
  async function* histories() {
    for (const file of files) {
      const history = readHistory(await readFile(new URL(file, folder), 'utf8'));
      yield { workflowId: file, history };
    }
  }
  const failed: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: await bundleCases() },
    histories(),
  )) {
    if (error) failed.push(`${workflowId}: ${error.message}`);
  }
  expect(failed).toEqual([]);
});
