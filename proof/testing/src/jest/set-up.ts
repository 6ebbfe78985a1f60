import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopOnSignals } from './stop-on-signals.ts';
import { teardown } from './teardown.ts';

/** What is done at the end, the last first. */
export type Undo = (step: () => Promise<void>) => void;

/**
 * Starts what all test files of a jest project share, with a folder of its own, and leaves to the tear-down how it is ended again;
 * it is ended at once where its start fails or jest is interrupted.
 * @param name what the folder's name begins with
 */
export async function setUp(name: string, start: (home: string, undo: Undo) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), `${name}-`));
  const steps = [() => rm(home, { recursive: true, force: true })];
  const forget = stopOnSignals(() => teardown.run?.());
  teardown.run = async () => {
    forget();
    for (const step of steps.splice(0).reverse()) await step();
  };
  try {
    await start(home, (step) => steps.push(step));
  } catch (error) {
    await teardown.run();
    throw error;
  }
}
