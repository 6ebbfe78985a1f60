import type { ProcessState } from './process/supervisor.ts';
import { EnginesRefusal } from './refusal.ts';

/** Where the engines answer, and who may do everything there. */
export interface EngineAddresses {
  /** SCRAM-SHA-512 over SASL_PLAINTEXT */
  kafka: { brokers: string[]; admin: { username: string; password: string } };
  /** holds the root user's name and password, replicaSet=rs0 and authSource=admin */
  mongo: { url: string };
  temporal: { address: string; namespace: string; uiUrl: string };
}

export const engineNames = ['kafka', 'mongo', 'temporal'] as const;
export type EngineName = (typeof engineNames)[number];

export type EngineState = ProcessState<EngineName>;

export interface RunningEngines {
  addresses: EngineAddresses;
  states(): EngineState[];
  /** Stops Temporal, MongoDB and Kafka, in this order; one that hasn't ended after 30 s is killed. Leaves nothing behind. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** folder of the data, logs, secrets (readable by this user only, made once) and pid files */
  home: string;
  /** `default`: the documented ports, which the environment may change; `free`: unused ones, remembered in home */
  ports?: 'default' | 'free';
  /** hears a sentence for each step of the first installation and of the start */
  onProgress?: (line: string) => void;
  onStateChange?: (state: EngineState) => void;
  /** aborted while the engines start: what has started is stopped again, and startEngines rejects; later it does nothing */
  signal?: AbortSignal;
}

/**
 * Starts real Kafka, MongoDB and Temporal, or finds those that the environment names, and comes back when each answers.
 * The variable ENGINES chooses where they come from: `local` (the default), `testcontainers` or `external`.
 * Throws EnginesRefusal with a sentence that says what to do.
 */
export async function startEngines(options: StartOptions): Promise<RunningEngines> {
  const mode = process.env.ENGINES ?? 'local';
  switch (mode) {
    case '':
    case 'local': {
      const { startLocal } = await import('./modes/local.ts');
      return startLocal(options);
    }
    case 'testcontainers': {
      const { startTestcontainers } = await import('./modes/testcontainers.ts');
      return startTestcontainers(options);
    }
    case 'external': {
      const { startExternal } = await import('./modes/external.ts');
      return startExternal(options);
    }
    default:
      throw new EnginesRefusal(
        'setting-wrong',
        `ENGINES is "${mode}", which isn't known: set it to local, testcontainers or external.`,
      );
  }
}
