import { teardown } from './teardown.ts';

/** Stops what the set-up started and removes its folder. */
export default async function runTeardown(): Promise<void> {
  await teardown.run?.();
}
