import type { EngineName, EngineState } from '../engines.ts';
import { engineEnvironment } from '../process/engine-environment.ts';
import { type RestartPolicy, Supervisor } from '../process/supervisor.ts';
import { EnginesRefusal } from '../refusal.ts';
import type { Engine } from './engine.ts';

const policy: RestartPolicy = {
  startLimitMs: 120_000,
  attemptsAtStart: 1,
  stopGraceMs: 30_000,
  stableMs: 60_000,
  backoff: { firstMs: 250, longestMs: 30_000 },
  longestLogBytes: 20_000_000,
};

/** An engine as a process that is kept running, with an engine's policy. */
export function superviseEngine(
  engine: Engine,
  onChange: (state: EngineState) => void,
): Supervisor<EngineName> {
  return new Supervisor(
    {
      ...engine,
      env: engineEnvironment(),
      channel: false,
      refusal: (why, message) =>
        why === 'ended'
          ? new EnginesRefusal('engine-died', `${message}\nIf its data is damaged, reset the engines.`)
          : new EnginesRefusal('engine-silent', message),
    },
    policy,
    onChange,
  );
}
