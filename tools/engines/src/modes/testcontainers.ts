import { getContainerRuntimeClient, type StartedTestContainer } from 'testcontainers';
import { startKafkaContainer } from '../containers/kafka-container.ts';
import { startMongoContainer } from '../containers/mongo-container.ts';
import { startTemporalContainer } from '../containers/temporal-container.ts';
import type { EngineName, EngineState, RunningEngines, StartOptions } from '../engines.ts';
import { freshSecrets } from '../local/secrets.ts';
import { EnginesRefusal } from '../refusal.ts';

async function dockerHost(): Promise<string> {
  try {
    return (await getContainerRuntimeClient()).info.containerRuntime.host;
  } catch (error) {
    throw new EnginesRefusal(
      'docker-missing',
      'ENGINES=testcontainers needs a Docker engine, and none answers: start Docker (or set DOCKER_HOST), or leave ENGINES out to run the engines without it.',
      { cause: error },
    );
  }
}

/**
 * Runs the three engines from their official images (ENGINES=testcontainers), with fresh data and passwords that go when
 * they stop; nothing is written to the home, and a container that dies is not started again. Throws EnginesRefusal.
 */
export async function startTestcontainers(options: StartOptions): Promise<RunningEngines> {
  const host = await dockerHost();
  const secrets = freshSecrets();
  const states = new Map<EngineName, EngineState>();
  const containers = new Map<EngineName, StartedTestContainer>();
  const become = (name: EngineName, state: EngineState['state']): void => {
    states.set(name, { name, state, restarts: 0 });
    options.onStateChange?.({ name, state, restarts: 0 });
  };
  const start = async <A>(
    name: EngineName,
    title: string,
    run: (started: (container: StartedTestContainer) => void) => Promise<A>,
  ): Promise<A> => {
    become(name, 'starting');
    options.signal?.throwIfAborted();
    options.onProgress?.(`${title}: starting its container (the image is fetched the first time).`);
    const address = await run((container) => containers.set(name, container));
    become(name, 'up');
    options.onProgress?.(`${title} is up.`);
    return address;
  };
  const stop = async (): Promise<void> => {
    for (const name of ['temporal', 'mongo', 'kafka'] as const) {
      const container = containers.get(name);
      if (!container) continue;
      containers.delete(name);
      await container.stop({ timeout: 30_000 });
      become(name, 'down');
    }
  };
  const starts = [
    start('kafka', 'Kafka', (started) => startKafkaContainer(host, secrets, started)),
    start('mongo', 'MongoDB', (started) => startMongoContainer(secrets, started)),
    start('temporal', 'Temporal', (started) => startTemporalContainer(host, started)),
  ] as const;
  try {
    const [kafka, mongo, temporal] = await Promise.all(starts);
    options.signal?.throwIfAborted();
    return { addresses: { kafka, mongo, temporal }, states: () => [...states.values()], stop };
  } catch (error) {
    await Promise.allSettled(starts);
    await stop();
    throw error;
  }
}
