import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { readOrMake } from './home-files.ts';

const Secrets = z.object({
  kafkaAdminPassword: z.string().min(16),
  kafkaControllerPassword: z.string().min(16),
  mongoRootPassword: z.string().min(16),
  /** what the members of the replica set know each other by (base64) */
  mongoKey: z.string().min(64),
  kafkaClusterId: z.string().length(22),
});

export type Secrets = z.infer<typeof Secrets>;

/** Letters and digits only, because it goes into JAAS lines, URLs and command lines. */
function password(): string {
  return randomBytes(24).toString('hex');
}

/** A Kafka cluster id: 16 bytes in URL-safe base64; one that begins with a dash would be read as an option. */
function clusterId(): string {
  return randomBytes(16).toString('base64url').replace(/^-/, 'A');
}

/** New random passwords, kept nowhere. */
export function freshSecrets(): Secrets {
  return {
    kafkaAdminPassword: password(),
    kafkaControllerPassword: password(),
    mongoRootPassword: password(),
    mongoKey: randomBytes(96).toString('base64'),
    kafkaClusterId: clusterId(),
  };
}

/** The passwords of a home: random, made once, in a file that only this user can read. */
export async function homeSecrets(home: string): Promise<Secrets> {
  const text = await readOrMake(join(home, 'secrets.json'), () => JSON.stringify(freshSecrets(), null, 2));
  return Secrets.parse(JSON.parse(text));
}
