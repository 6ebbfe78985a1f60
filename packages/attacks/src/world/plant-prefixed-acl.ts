import { agencyReferralsTopic } from '@iwaa/contracts/topology';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import kafkajs, { type AclEntry } from 'kafkajs';
import { clientOf } from '../kafka/client.ts';
import type { World } from './world.ts';

// kafkajs is CommonJS, and Node finds only some of its names by itself.
const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;
const inForceMs = 20_000;

/** Gives the agency `casa` its topic by a prefix instead of by its name, which lets it read that of `casa2`. */
export async function plantPrefixedAcl({ platform, one }: World): Promise<void> {
  const { brokers, admin: login } = platform.addresses.engines.kafka;
  const { username } = await platform.addAgency(one.agencyId);
  const admin = clientOf(brokers, login).admin();
  await admin.connect();
  try {
    const acl: AclEntry = {
      resourceType: AclResourceTypes.TOPIC,
      resourceName: agencyReferralsTopic(one.agencyId).replace(/\.referrals\.v1$/, ''),
      resourcePatternType: ResourcePatternTypes.PREFIXED,
      principal: `User:${username}`,
      host: '*',
      operation: AclOperationTypes.READ,
      permissionType: AclPermissionTypes.ALLOW,
    };
    await admin.createAcls({ acl: [acl] });
    const { host: _, ...filter } = acl;
    const isThere = async (): Promise<boolean> => (await admin.describeAcls(filter)).resources.length > 0;
    if (!(await waitUntil(isThere, { everyMs: 100, timeoutMs: inForceMs })))
      throw new Error('The planted access list is not in force.');
  } finally {
    await admin.disconnect();
  }
}
