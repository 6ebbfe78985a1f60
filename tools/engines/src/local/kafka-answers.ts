import { Kafka, logLevel } from 'kafkajs';
import type { EngineAddresses } from '../engines.ts';
import { KAFKA_ADMIN } from './kafka-config.ts';

/** True when the cluster answers its admin, who has logged in, and has a broker that works. */
export async function kafkaAnswers(kafka: EngineAddresses['kafka']): Promise<boolean> {
  const client = new Kafka({
    clientId: 'iwaa-engines',
    brokers: kafka.brokers,
    sasl: { mechanism: 'scram-sha-512', ...kafka.admin },
    connectionTimeout: 2_000,
    requestTimeout: 5_000,
    retry: { retries: 0 },
    // While the broker starts, refused connections are what is expected.
    logLevel: logLevel.NOTHING,
  });
  const admin = client.admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length > 0;
  } catch {
    return false;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

/** Address and login of the broker that this package runs on `host`:`port`. */
export function kafkaAddress(host: string, port: number, password: string): EngineAddresses['kafka'] {
  return { brokers: [`${host}:${port}`], admin: { username: KAFKA_ADMIN, password } };
}
