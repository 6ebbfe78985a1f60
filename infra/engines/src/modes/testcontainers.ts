import type { RunningEngines, StartOptions } from '../engines.ts';
export async function startTestcontainers(_options: StartOptions): Promise<RunningEngines> {
  throw new Error('being written');
}
