import {
  type Acl,
  AclOperations,
  AclPermissionTypes,
  type Admin,
  ResourcePatternTypes,
  ResourceTypes,
} from '@platformatic/kafka';
import type { PlannedAccess } from '../plan.ts';

const OPERATION = { read: AclOperations.READ, write: AclOperations.WRITE } as const;

function aclOf({ user, resource, operation }: PlannedAccess): Acl {
  const target =
    'topic' in resource
      ? {
          resourceType: ResourceTypes.TOPIC,
          resourceName: resource.topic,
          resourcePatternType: ResourcePatternTypes.LITERAL,
        }
      : {
          resourceType: ResourceTypes.GROUP,
          resourceName: resource.groupPrefix,
          resourcePatternType: ResourcePatternTypes.PREFIXED,
        };
  return {
    ...target,
    principal: `User:${user}`,
    host: '*',
    operation: OPERATION[operation],
    permissionType: AclPermissionTypes.ALLOW,
  };
}

function nameOf(acl: Acl): string {
  const { resourceType, resourcePatternType, resourceName, principal, operation } = acl;
  return [resourceType, resourcePatternType, resourceName, principal, operation].join(' ');
}

async function existing(admin: Admin): Promise<Set<string>> {
  const found = await admin.describeAcls({
    filter: {
      resourceType: ResourceTypes.ANY,
      resourceName: null,
      resourcePatternType: ResourcePatternTypes.ANY,
      principal: null,
      host: null,
      operation: AclOperations.ANY,
      permissionType: AclPermissionTypes.ALLOW,
    },
  });
  return new Set(found.flatMap(({ acls, ...target }) => acls.map((acl) => nameOf({ ...target, ...acl }))));
}

/** Allows what is planned and not allowed yet. Gives how many lines were added; they are not yet in force when it returns. */
export async function allowMissing(admin: Admin, planned: readonly PlannedAccess[]): Promise<number> {
  const there = await existing(admin);
  const missing = planned.map(aclOf).filter((acl) => !there.has(nameOf(acl)));
  if (missing.length > 0) await admin.createAcls({ creations: missing });
  return missing.length;
}

/** Takes every line away that allows this user something, or anybody something on these topics. Gives how many there were. */
export async function forbid(admin: Admin, user: string, topics: readonly string[]): Promise<number> {
  const anything = {
    host: null,
    operation: AclOperations.ANY,
    permissionType: AclPermissionTypes.ANY,
    resourcePatternType: ResourcePatternTypes.ANY,
  };
  const ofUser = {
    ...anything,
    resourceType: ResourceTypes.ANY,
    resourceName: null,
    principal: `User:${user}`,
  };
  const ofTopics = topics.map((resourceName) => ({
    ...anything,
    resourceType: ResourceTypes.TOPIC,
    resourcePatternType: ResourcePatternTypes.LITERAL,
    resourceName,
    principal: null,
  }));
  return (await admin.deleteAcls({ filters: [ofUser, ...ofTopics] })).length;
}
