import { type StartedTestContainer, Wait } from 'testcontainers';
import type { EngineAddresses } from '../engines.ts';
import { TEMPORAL_NAMESPACE } from '../local/temporal.ts';
import { ANSWER_LIMIT_MS, TEMPORAL_IMAGE } from './images.ts';
import { LoopbackContainer } from './loopback-container.ts';

const PORT = 7233;
const UI_PORT = 8233;

/** Temporal's official command-line image, as a development server with its UI; its data is in memory. */
export async function startTemporalContainer(
  host: string,
  started: (container: StartedTestContainer) => void,
): Promise<EngineAddresses['temporal']> {
  const container = await new LoopbackContainer(TEMPORAL_IMAGE)
    .withExposedPorts(PORT, UI_PORT)
    .withCommand([
      ...['server', 'start-dev', '--ip', '0.0.0.0', '--port', `${PORT}`, '--ui-port', `${UI_PORT}`],
      ...['--ui-disable-news-fetch', '--log-level', 'warn', '--log-format', 'json'],
    ])
    // The image holds one program and no shell to look at ports with; and the port opens before the namespace exists.
    .withWaitStrategy(
      Wait.forHttp(`/api/v1/namespaces/${TEMPORAL_NAMESPACE}`, UI_PORT, {
        abortOnContainerExit: true,
      }).forStatusCode(200),
    )
    .withStartupTimeout(ANSWER_LIMIT_MS)
    .start();
  started(container);
  return {
    address: `${host}:${container.getMappedPort(PORT)}`,
    namespace: TEMPORAL_NAMESPACE,
    uiUrl: `http://${host}:${container.getMappedPort(UI_PORT)}`,
  };
}
