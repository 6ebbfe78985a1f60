import type { EngineAddresses } from './engines.ts';

/** Addresses and administrators' logins as lines for a shell or an .env file, as ENGINES=external reads them. */
export function environmentLines({ kafka, mongo, temporal }: EngineAddresses): string {
  return [
    `KAFKA_BROKERS=${kafka.brokers.join(',')}`,
    `KAFKA_ADMIN_USERNAME=${kafka.admin.username}`,
    `KAFKA_ADMIN_PASSWORD=${kafka.admin.password}`,
    `MONGO_URL='${mongo.url}'`,
    `TEMPORAL_ADDRESS=${temporal.address}`,
    `TEMPORAL_NAMESPACE=${temporal.namespace}`,
    `TEMPORAL_UI_URL=${temporal.uiUrl}`,
  ].join('\n');
}
