import { z } from 'zod';
import type { EngineAddresses, EngineName, EngineState, RunningEngines, StartOptions } from '../engines.ts';
import { kafkaAnswers } from '../local/kafka-answers.ts';
import { mongoPings } from '../local/mongo-pings.ts';
import { isOpen } from '../process/port-open.ts';
import { waitUntil } from '../process/wait-until.ts';
import { EnginesRefusal } from '../refusal.ts';

const ANSWER_LIMIT_MS = 60_000;
const ASK_EVERY_MS = 500;

const Settings = z.object({
  KAFKA_BROKERS: z
    .string()
    .regex(/^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$/, 'is not a list such as kafka-1:9092,kafka-2:9092'),
  KAFKA_ADMIN_USERNAME: z.string().min(1),
  KAFKA_ADMIN_PASSWORD: z.string().min(1),
  MONGO_URL: z.string().regex(/^mongodb(\+srv)?:\/\//, 'is not a mongodb:// address'),
  TEMPORAL_ADDRESS: z.string().regex(/^[^\s:]+:\d+$/, 'is not an address such as temporal:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1),
  TEMPORAL_UI_URL: z.url(),
});

/** Reads the addresses of engines that somebody else runs. Refuses what is missing or wrong, by name and without its value. */
export function externalAddresses(env: NodeJS.ProcessEnv): EngineAddresses {
  const missing = Object.keys(Settings.shape).filter((name) => !env[name]);
  if (missing.length > 0) {
    throw new EnginesRefusal(
      'setting-missing',
      `ENGINES=external needs the addresses of the engines, and ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set: set ${missing.length === 1 ? 'it' : 'them'}, or leave ENGINES out to run the engines here.`,
    );
  }
  const parsed = Settings.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new EnginesRefusal(
      'setting-wrong',
      `${issue?.path.join('.')} can't be used: it ${issue?.message}.`,
    );
  }
  const settings = parsed.data;
  return {
    kafka: {
      brokers: settings.KAFKA_BROKERS.split(','),
      admin: { username: settings.KAFKA_ADMIN_USERNAME, password: settings.KAFKA_ADMIN_PASSWORD },
    },
    mongo: { url: settings.MONGO_URL },
    temporal: {
      address: settings.TEMPORAL_ADDRESS,
      namespace: settings.TEMPORAL_NAMESPACE,
      uiUrl: settings.TEMPORAL_UI_URL,
    },
  };
}

function temporalIsOpen(address: string): Promise<boolean> {
  const [host = '', port = ''] = address.split(':');
  return isOpen(Number(port), host);
}

/** Uses engines that run elsewhere (ENGINES=external): checks that each answers, and never stops them. Throws EnginesRefusal. */
export async function startExternal(options: StartOptions): Promise<RunningEngines> {
  const addresses = externalAddresses(process.env);
  const states = new Map<EngineName, EngineState>();
  const become = (name: EngineName, state: EngineState['state']): void => {
    const now: EngineState = { name, state, restarts: 0 };
    states.set(name, now);
    options.onStateChange?.(now);
  };
  const check = async (
    name: EngineName,
    title: string,
    setting: string,
    ask: () => Promise<boolean>,
  ): Promise<void> => {
    become(name, 'starting');
    const asking = { everyMs: ASK_EVERY_MS, timeoutMs: ANSWER_LIMIT_MS, signal: options.signal };
    if (!(await waitUntil(ask, asking))) {
      become(name, 'down');
      throw new EnginesRefusal(
        'engine-silent',
        `${title} did not answer within ${ANSWER_LIMIT_MS / 1000} s at the address in ${setting}: start it, or check the address, the user and the password.`,
      );
    }
    become(name, 'up');
    options.onProgress?.(`${title} answers.`);
  };
  await Promise.all([
    check('kafka', 'Kafka', 'KAFKA_BROKERS', () => kafkaAnswers(addresses.kafka)),
    check('mongo', 'MongoDB', 'MONGO_URL', () => mongoPings(addresses.mongo.url)),
    check('temporal', 'Temporal', 'TEMPORAL_ADDRESS', () => temporalIsOpen(addresses.temporal.address)),
  ]);
  return { addresses, states: () => [...states.values()], stop: async () => undefined };
}
