import { flushCompileCache } from 'node:module';
import type { ServiceName } from '@iwaa/contracts/vocabulary';
import closeWithGrace from 'close-with-grace';
import type { z } from 'zod';
import { ConfigRefusal, type HttpConfig, readConfig, type ServiceConfig } from './config.ts';
import { createLogger } from './logger.ts';
import type { Base } from './parts/part.ts';
import { type Assemble, startService } from './service.ts';

/** The time that stopping may take before the process ends all the same, in ms. */
const graceMs = 12_000;

/** Runs a service that has a database and facts as this process. See `runProcess`. */
export function runService<Schema extends z.ZodType<ServiceConfig>>(
  name: ServiceName,
  schema: Schema,
  assemble: Assemble<z.output<Schema>>,
): Promise<void> {
  return runProcess(name, schema, (config, surroundings) =>
    startService(name, config, assemble, surroundings),
  );
}

/**
 * Runs a service as this process until it is told to stop (SIGTERM, SIGINT, or the end of the supervisor that started it).
 * What can't be mended inside ends the process with status 1, so that the supervisor starts it again.
 */
export async function runProcess<Schema extends z.ZodType<Pick<HttpConfig, 'LOG_LEVEL'>>>(
  name: string,
  schema: Schema,
  start: (
    config: z.output<Schema>,
    surroundings: Pick<Base<z.output<Schema>>, 'log' | 'clock' | 'fatal'>,
  ) => Promise<{ stop(): Promise<void> }>,
): Promise<void> {
  const config = configOrExit(schema);
  const log = createLogger(name, config.LOG_LEVEL);
  const starting = start(config, {
    log,
    clock: () => new Date(),
    fatal: (error) => {
      log.fatal({ err: error }, 'the service can not go on; it ends, and is to be started again');
      grace.close();
      process.exitCode = 1;
    },
  });
  const grace = closeWithGrace({ delay: graceMs, logger: undefined }, async ({ err }) => {
    if (err) log.fatal({ err }, 'the service ends by an error that nothing caught');
    await (await starting.catch(() => undefined))?.stop();
  });
  // A supervisor that dies takes its services along: nothing of it is left to block the next start.
  process.once('disconnect', () => grace.close());
  try {
    await starting;
    // Node keeps what it has compiled (NODE_COMPILE_CACHE) when a process ends, and one that is killed never does.
    flushCompileCache();
  } catch (error) {
    log.fatal({ err: error }, 'the service could not start; it ends, and is to be started again');
    process.exit(1);
  }
}

function configOrExit<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  try {
    return readConfig(schema, process.env);
  } catch (error) {
    if (!(error instanceof ConfigRefusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(78);
  }
}
