import { GenericContainer, type StartedTestContainer } from 'testcontainers';
import type { EngineAddresses } from '../engines.ts';
import { TEMPORAL_NAMESPACE } from '../local/temporal.ts';
import { TEMPORAL_IMAGE } from './images.ts';
import { untilItAnswers } from './until-it-answers.ts';

const PORT = 7233;
const UI_PORT = 8233;

/** Temporal's official command-line image, as a development server with its UI; its data is in memory. */
export async function startTemporalContainer(
  host: string,
  started: (container: StartedTestContainer) => void,
): Promise<EngineAddresses['temporal']> {
  const container = await new GenericContainer(TEMPORAL_IMAGE)
    .withExposedPorts(PORT, UI_PORT)
    .withCommand([
      ...['server', 'start-dev', '--ip', '0.0.0.0', '--port', `${PORT}`, '--ui-port', `${UI_PORT}`],
      ...['--ui-disable-news-fetch', '--log-level', 'warn', '--log-format', 'json'],
    ])
    .start();
  started(container);
  // The port opens before the namespace exists, so the namespace is asked for.
  const ask = ['temporal', 'operator', 'namespace', 'describe', '--namespace', TEMPORAL_NAMESPACE];
  await untilItAnswers('Temporal', async () => (await container.exec(ask)).exitCode === 0);
  return {
    address: `${host}:${container.getMappedPort(PORT)}`,
    namespace: TEMPORAL_NAMESPACE,
    uiUrl: `http://${host}:${container.getMappedPort(UI_PORT)}`,
  };
}
