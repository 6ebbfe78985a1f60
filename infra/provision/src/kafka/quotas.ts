import type { Admin } from '@platformatic/kafka';
import { ClientQuotaEntityTypes, ClientQuotaKeys, ClientQuotaMatchTypes } from '@platformatic/kafka';
import type { PlannedQuota } from '../plan.ts';

/** Sets the quotas that are not as planned. Gives how many it set. */
export async function setQuotas(admin: Admin, planned: readonly PlannedQuota[]): Promise<number> {
  if (planned.length === 0) return 0;
  const found = await admin.describeClientQuotas({
    components: [{ entityType: ClientQuotaEntityTypes.USER, matchType: ClientQuotaMatchTypes.ANY }],
    strict: true,
  });
  const rateOf = (user: string, key: string): number | undefined =>
    found
      .find((entry) => entry.entity.some((part) => part.entityName === user))
      ?.values.find((value) => value.key === key)?.value;
  const wanted = planned.map((quota) => ({
    user: quota.user,
    values: [
      { key: ClientQuotaKeys.PRODUCER_BYTE_RATE, value: quota.sendBytes },
      { key: ClientQuotaKeys.CONSUMER_BYTE_RATE, value: quota.fetchBytes },
    ],
  }));
  const different = wanted.filter(({ user, values }) =>
    values.some(({ key, value }) => rateOf(user, key) !== value),
  );
  if (different.length === 0) return 0;
  await admin.alterClientQuotas({
    entries: different.map(({ user, values }) => ({
      entities: [{ entityType: ClientQuotaEntityTypes.USER, entityName: user }],
      ops: values.map((value) => ({ ...value, remove: false as const })),
    })),
  });
  return different.length;
}

/** Takes a user's quotas away, where it has any. */
export async function removeQuotas(admin: Admin, user: string): Promise<void> {
  const entity = { entityType: ClientQuotaEntityTypes.USER, entityName: user };
  await admin.alterClientQuotas({
    entries: [
      {
        entities: [entity],
        ops: [ClientQuotaKeys.PRODUCER_BYTE_RATE, ClientQuotaKeys.CONSUMER_BYTE_RATE].map((key) => ({
          key,
          remove: true as const,
        })),
      },
    ],
  });
}
