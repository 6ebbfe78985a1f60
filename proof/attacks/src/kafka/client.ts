import { agencySource } from '@iwaa/contracts/topology';
import type { Login } from '@iwaa/provision/kafka/session';
import { Kafka, logLevel } from 'kafkajs';

/** A Kafka client with one login, as an outsider would write it. */
export function clientOf(brokers: readonly string[], login: Login): Kafka {
  return new Kafka({
    clientId: 'attack',
    brokers: [...brokers],
    sasl: { mechanism: 'scram-sha-512', ...login },
    retry: { retries: 5, initialRetryTime: 100 },
    requestTimeout: 60_000,
    logLevel: logLevel.NOTHING,
  });
}

/** The headers of an answer as an agency writes it. */
export function answerHeaders(
  agencyId: string,
  id: string,
  type = 'iwaa.agency.referral-answered.v1',
): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: agencySource(agencyId),
    ce_subject: 'referral/attack',
    ce_sequence: '1',
    ce_time: new Date().toISOString(),
    ce_type: type,
    'content-type': 'application/json',
  };
}
