import { agencyReferralsTopic, agencyResponsesTopic, defaultNamespace } from '@iwaa/contracts/topology';
import { provisionKafka } from './kafka/provision-kafka.ts';
import type { Login } from './kafka/session.ts';
import { agencyUser, kafkaPlan, serviceUser } from './plan.ts';
import type { ProvisionOptions } from './provision.ts';
import { passwordsOf } from './secrets-file.ts';

/**
 * Provides for one more agency while everything runs: its topics, its user, its access list and its quota, and the
 * referral service's access to the topics. Gives the agency's login. Does nothing twice.
 */
export async function provisionAgency(
  agencyId: string,
  options: Pick<ProvisionOptions, 'addresses' | 'namespace' | 'secrets'>,
): Promise<Login> {
  const { addresses, namespace = defaultNamespace, secrets } = options;
  const plan = kafkaPlan({ namespace, services: [], agencies: [agencyId] });
  const referral = serviceUser('referral', namespace);
  plan.access.push(
    { user: referral, operation: 'write', resource: { topic: agencyReferralsTopic(agencyId, namespace) } },
    { user: referral, operation: 'read', resource: { topic: agencyResponsesTopic(agencyId, namespace) } },
  );
  plan.users.push(referral);
  const passwords = await passwordsOf(secrets, plan.users);
  await provisionKafka(addresses.kafka, plan, passwords);
  const username = agencyUser(agencyId, namespace);
  return { username, password: passwords[username] ?? '' };
}
