import type { platformState } from '@iwaa/contracts/http/console';
import type { consoleRoutes } from '@iwaa/contracts/routes/console';
import { type ServiceName, serviceNames } from '@iwaa/contracts/vocabulary';
import type { Clock } from '@iwaa/service-kit/clock';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { readinessAnswer } from '@iwaa/service-kit/http/health-routes';
import { done } from '@iwaa/service-kit/outcome';
import type { z } from 'zod';

type ServiceState = z.output<typeof platformState>['services'][number];

/** Longer than a service that does its work takes to say so (ms). */
const answerMs = 3_000;

/** How the services are: what waits, or is missing, is the committee's to know too, because somebody waits for it. */
export function platformRoutes(
  urls: Readonly<Record<ServiceName, string>>,
  clock: Clock,
): Pick<Handlers<typeof consoleRoutes>, 'readPlatform'> {
  return {
    readPlatform: async () =>
      done({
        at: clock().toISOString(),
        services: await Promise.all(serviceNames.map((name) => stateOf(name, urls[name]))),
      }),
  };
}

async function stateOf(name: ServiceName, url: string): Promise<ServiceState> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(answerMs) });
    const { missing, attention } = readinessAnswer.parse(await answer.json());
    return { name, state: missing.length === 0 ? 'ready' : 'waiting', missing, attention };
  } catch {
    return { name, state: 'silent', missing: [], attention: [] };
  }
}
