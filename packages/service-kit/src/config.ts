import { z } from 'zod';
import { claimMap } from './auth/claim-map.ts';
import type { TokenRules } from './auth/verify-token.ts';

const namespace = {
  IWAA_NAMESPACE: z
    .string()
    .regex(/^[a-z][a-z0-9]{1,20}$/)
    .default('iwaa'),
};

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is no JSON' });
    return z.NEVER;
  }
});

/** What a service reads from its environment that is asked over HTTP. */
export const httpConfig = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535),
  HOST: z.string().default('127.0.0.1'),
  /** Where the key set is that tokens are checked against: `https:` or `file:`. */
  TOKEN_KEYS: z.url({ protocol: /^(https?|file)$/, hostname: /.*/ }),
  TOKEN_ISSUER: z.string().min(1),
  TOKEN_AUDIENCE: z.string().default('iwaa'),
  /** Where the issuer has the claims that it names otherwise, as JSON: `{"role":["realm_access","roles"]}`. */
  TOKEN_CLAIMS: json.pipe(claimMap).default({}),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});
export type HttpConfig = z.output<typeof httpConfig>;

/** What a token has to be, by the configuration. */
export function tokenRulesOf(config: HttpConfig): TokenRules {
  return {
    keys: config.TOKEN_KEYS,
    issuer: config.TOKEN_ISSUER,
    audience: config.TOKEN_AUDIENCE,
    claims: config.TOKEN_CLAIMS,
  };
}

/** What a service reads that has to do with Kafka. */
export const kafkaConfig = z.object({
  KAFKA_BROKERS: z.string().transform((list) => list.split(',').map((address) => address.trim())),
  KAFKA_USERNAME: z.string().min(1),
  KAFKA_PASSWORD: z.string().min(1),
  KAFKA_SSL: z.stringbool().default(false),
  /** Kafka's `group.instance.id`: a name that this process has again when it is started again, and no other living one has. */
  KAFKA_GROUP_INSTANCE_ID: z
    .string()
    .regex(/^[\w.-]{1,200}$/)
    .optional(),
  ...namespace,
});
export type KafkaConfig = z.output<typeof kafkaConfig>;

/** What a service reads that has a database. */
export const storeConfig = z.object({ MONGO_URL: z.string().startsWith('mongodb'), ...namespace });
export type StoreConfig = z.output<typeof storeConfig>;

/** What a service with HTTP, Kafka and a database reads. It is extended with what a service needs beside. */
export const serviceConfig = z.object({
  ...httpConfig.shape,
  ...kafkaConfig.shape,
  ...storeConfig.shape,
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
  const faults = read.error.issues.map(({ path, message }) => {
    const [variable = ''] = path;
    return env[String(variable)] === undefined
      ? `${String(variable)} is not set`
      : `${path.join('.')}: ${message}`;
  });
  throw new ConfigRefusal(
    `The service can not start: its environment is not as it has to be. ${faults.join('; ')}.`,
  );
}
