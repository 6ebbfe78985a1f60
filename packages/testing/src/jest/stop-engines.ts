import { heldEngines } from './held-engines.ts';

/** Stops what start-engines started and removes its folder. */
export default async function stopTestEngines(): Promise<void> {
  await heldEngines.remove?.();
}
