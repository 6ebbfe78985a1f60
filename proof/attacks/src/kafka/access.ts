import {
  agencyReferralsTopic,
  agencyResponsesTopic,
  auditHeadsTopic,
  deadLettersTopic,
  factsTopic,
  groupId,
  readsFrom,
} from '@iwaa/contracts/topology';
import { readerNames, type ServiceName, serviceNames } from '@iwaa/contracts/vocabulary';
import type { Login } from '@iwaa/provision/kafka/session';
import type { Fixture } from '../fixture/fixture.ts';

/** A login and what it is meant to reach. Written apart from the access lists, which are what is attacked. */
export interface KafkaUser {
  readonly name: string;
  readonly login: Login;
  readonly group: string;
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
}

/** Every service, the console and both agencies, with their own logins. */
export async function kafkaUsers({ platform, one, other }: Fixture): Promise<KafkaUser[]> {
  const agencies = [one.agencyId, other.agencyId];
  const services = readerNames.map((service): KafkaUser => {
    const login = platform.credentials.services.get(service)?.kafka;
    if (!login) throw new Error(`${service} has no login.`);
    const border = service === 'referral' ? agencies : [];
    return {
      name: service,
      login,
      group: groupId(service, 'facts'),
      reads: new Set([
        ...readsFrom[service].map((from: ServiceName) => factsTopic(from)),
        deadLettersTopic(service),
        ...border.map((agency) => agencyResponsesTopic(agency)),
      ]),
      writes: new Set([
        // The console decides nothing.
        ...(service === 'console' ? [] : [factsTopic(service), auditHeadsTopic(service)]),
        deadLettersTopic(service),
        ...border.map((agency) => agencyReferralsTopic(agency)),
      ]),
    };
  });
  const clerks = agencies.map(
    async (agency): Promise<KafkaUser> => ({
      name: `the agency ${agency}`,
      login: await platform.addAgency(agency),
      group: groupId(`agency.${agency}`, 'inbox'),
      reads: new Set([agencyReferralsTopic(agency)]),
      writes: new Set([agencyResponsesTopic(agency)]),
    }),
  );
  return [...services, ...(await Promise.all(clerks))];
}

/** Every topic of the platform. */
export function everyTopic({ one, other }: Pick<Fixture, 'one' | 'other'>): string[] {
  const agencies = [one.agencyId, other.agencyId];
  return [
    ...serviceNames.map((service) => factsTopic(service)),
    ...readerNames.map((reader) => deadLettersTopic(reader)),
    ...serviceNames.map((service) => auditHeadsTopic(service)),
    ...agencies.flatMap((agency) => [agencyReferralsTopic(agency), agencyResponsesTopic(agency)]),
  ];
}
