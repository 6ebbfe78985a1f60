import { databaseOf, defaultNamespace } from '@iwaa/contracts/topology';
import type { ReaderName } from '@iwaa/contracts/vocabulary';
import type { EngineAddresses } from '@iwaa/engines/engines';
import { type KafkaChanges, provisionKafka } from './kafka/provision-kafka.ts';
import type { Login } from './kafka/session.ts';
import { databaseUrl, personKeysDatabase, provisionMongo } from './mongo.ts';
import { agencyUser, kafkaPlan, type Scope, serviceUser } from './plan.ts';
import { passwordsOf } from './secrets-file.ts';
import { provisionTemporal, type SearchAttributes } from './temporal.ts';

export interface ProvisionOptions<Name extends ReaderName = ReaderName> {
  addresses: EngineAddresses;
  /** the first part of the names of topics, groups, users and databases; `iwaa` where left out */
  namespace?: string;
  services: readonly Name[];
  agencies: readonly string[];
  /** the file of the passwords, made once and reused by later starts */
  secrets: string;
  /** registered in Temporal's namespace; none where left out */
  searchAttributes?: SearchAttributes;
}

/** With what a service logs in. */
export interface ServiceCredentials {
  kafka: Login;
  mongoUrl: string;
  /** intake's second database, with a user of its own */
  personKeysMongoUrl?: string;
}

/** What had to be added; all zero when everything was there already. */
export interface Changes extends KafkaChanges {
  databases: number;
  searchAttributes: number;
}

export interface Provisioned<Name extends ReaderName = ReaderName> {
  services: ReadonlyMap<Name, ServiceCredentials>;
  agencies: ReadonlyMap<string, Login>;
  changes: Changes;
}

/**
 * Makes the engines hold what the services and agencies need: topics, users, access lists, quotas, databases and search
 * attributes. Adds only what is missing, and comes back when it is in force. Gives the credentials of each.
 */
export async function provision<Name extends ReaderName>(
  options: ProvisionOptions<Name>,
): Promise<Provisioned<Name>> {
  const { addresses, namespace = defaultNamespace, services, agencies, secrets } = options;
  const scope: Scope = { namespace, services, agencies };
  const plan = kafkaPlan(scope);
  const keysDatabase = personKeysDatabase(namespace);
  const databases = services.map((service) => databaseOf(service, namespace));
  if (services.some((service) => service === 'intake')) databases.push(keysDatabase);
  const passwords = await passwordsOf(secrets, [...plan.users, ...databases]);
  const [kafka, changedDatabases, searchAttributes] = await Promise.all([
    provisionKafka(addresses.kafka, plan, passwords),
    provisionMongo(addresses.mongo, databases, passwords),
    provisionTemporal(addresses.temporal, options.searchAttributes ?? {}),
  ]);
  const loginOf = (username: string): Login => ({ username, password: passwords[username] ?? '' });
  const urlOf = (database: string): string =>
    databaseUrl(addresses.mongo.url, database, passwords[database] ?? '');
  const credentialsOf = (service: ReaderName): ServiceCredentials => ({
    kafka: loginOf(serviceUser(service, namespace)),
    mongoUrl: urlOf(databaseOf(service, namespace)),
    ...(service === 'intake' ? { personKeysMongoUrl: urlOf(keysDatabase) } : {}),
  });
  return {
    services: new Map(services.map((service) => [service, credentialsOf(service)])),
    agencies: new Map(agencies.map((agency) => [agency, loginOf(agencyUser(agency, namespace))])),
    changes: { ...kafka, databases: changedDatabases, searchAttributes },
  };
}
