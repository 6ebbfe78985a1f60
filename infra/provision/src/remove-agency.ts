import { agencyReferralsTopic, agencyResponsesTopic, defaultNamespace } from '@iwaa/contracts/topology';
import { forbid } from './kafka/access.ts';
import { removeQuotas } from './kafka/quotas.ts';
import { openAdmin } from './kafka/session.ts';
import { deleteTopics } from './kafka/topics.ts';
import { removeUser } from './kafka/users.ts';
import { agencyUser } from './plan.ts';
import type { ProvisionOptions } from './provision.ts';
import { forgetPasswords } from './secrets-file.ts';

/**
 * Undoes all that `provisionAgency` does: the agency's login, its access list, its quota and its topics with what is in them, and the
 * referral service's access to those. What is gone already is passed over, so that it can be run again.
 */
export async function removeAgency(
  agencyId: string,
  {
    addresses,
    namespace = defaultNamespace,
    secrets,
  }: Pick<ProvisionOptions, 'addresses' | 'namespace' | 'secrets'>,
): Promise<void> {
  const { brokers, admin: login } = addresses.kafka;
  const [broker] = brokers;
  if (broker === undefined) throw new Error('Kafka has no address: the list of its brokers is empty.');
  const user = agencyUser(agencyId, namespace);
  const topics = [agencyReferralsTopic(agencyId, namespace), agencyResponsesTopic(agencyId, namespace)];
  const admin = openAdmin(brokers, login);
  try {
    // The login first: whoever has it does nothing more while the rest goes.
    await removeUser(broker, login, user);
    await forbid(admin, user, topics);
    await removeQuotas(admin, user);
    await deleteTopics(admin, topics);
  } finally {
    await admin.close();
  }
  await forgetPasswords(secrets, [user]);
}
