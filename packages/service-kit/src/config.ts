import { z } from 'zod';

/** What every service reads from its environment. A service extends it with what it needs beside. */
export const serviceConfig = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535),
  HOST: z.string().default('127.0.0.1'),
  MONGO_URL: z.string().startsWith('mongodb'),
  KAFKA_BROKERS: z.string().transform((list) => list.split(',').map((address) => address.trim())),
  KAFKA_USERNAME: z.string().min(1),
  KAFKA_PASSWORD: z.string().min(1),
  KAFKA_SSL: z.stringbool().default(false),
  /** Kafka's `group.instance.id`: a name that this process has again when it is started again, and no other living one has. */
  KAFKA_GROUP_INSTANCE_ID: z
    .string()
    .regex(/^[\w.-]{1,200}$/)
    .optional(),
  /** Where the key set is that tokens are checked against: `https:` or `file:`. */
  TOKEN_KEYS: z.url({ protocol: /^(https?|file)$/, hostname: /.*/ }),
  TOKEN_ISSUER: z.string().min(1),
  TOKEN_AUDIENCE: z.string().default('iwaa'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  IWAA_NAMESPACE: z
    .string()
    .regex(/^[a-z][a-z0-9]{1,20}$/)
    .default('iwaa'),
});
export type ServiceConfig = z.output<typeof serviceConfig>;

/** The environment does not say what a service needs to start. */
export class ConfigRefusal extends Error {
  override readonly name = 'ConfigRefusal';
}

/**
 * Reads a service's configuration from its environment.
 * @throws ConfigRefusal naming each variable that is missing or wrong; values are not repeated, they may be secrets.
 */
export function readConfig<Config extends z.ZodType>(
  schema: Config,
  env: NodeJS.ProcessEnv,
): z.output<Config> {
  const read = schema.safeParse(env);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigRefusal(`The service can not start: its environment is incomplete. ${faults.join('; ')}.`);
}
