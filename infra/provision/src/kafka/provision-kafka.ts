import type { EngineAddresses } from '@iwaa/engines/engines';
import type { KafkaPlan } from '../plan.ts';
import type { Passwords } from '../secrets-file.ts';
import { allowMissing } from './access.ts';
import { refusedUsers, waitUntilInForce } from './in-force.ts';
import { setQuotas } from './quotas.ts';
import { openAdmin, openConnection } from './session.ts';
import { createMissingTopics } from './topics.ts';
import { missingUsers, setPasswords } from './users.ts';

/** What a provision of Kafka had to add; all zero when everything was there. */
export interface KafkaChanges {
  topics: number;
  users: number;
  access: number;
  quotas: number;
}

/** Makes Kafka hold what is planned, adding only what is missing, and comes back when it is in force. */
export async function provisionKafka(
  { brokers, admin: login }: EngineAddresses['kafka'],
  plan: KafkaPlan,
  passwords: Passwords,
): Promise<KafkaChanges> {
  const [broker] = brokers;
  if (broker === undefined) throw new Error('Kafka has no address: the list of its brokers is empty.');
  const admin = openAdmin(brokers, login);
  try {
    const users = async (): Promise<number> => {
      const missing = await missingUsers(broker, login, plan.users);
      const there = plan.users.filter((user) => !missing.includes(user));
      const changed = [...missing, ...(await refusedUsers(broker, there, passwords))];
      await setPasswords(broker, login, changed, passwords);
      return changed.length;
    };
    const [topics, changedUsers, access, quotas] = await Promise.all([
      createMissingTopics(admin, () => openConnection(broker, login), plan.topics),
      users(),
      allowMissing(admin, plan.access),
      setQuotas(admin, plan.quotas),
    ]);
    const changes = { topics: topics.length, users: changedUsers, access, quotas };
    const changed = Object.values(changes).some((count) => count > 0);
    if (changed) await waitUntilInForce(brokers, plan.users, passwords, plan.access);
    return changes;
  } finally {
    await admin.close();
  }
}
