import {
  AclOperations,
  AclPermissionTypes,
  alterUserScramCredentialsV0,
  type Connection,
  createAclsV3,
  createPartitionsV3,
  createTopicsV7,
  deleteAclsV3,
  deleteGroupsV2,
  deleteRecordsV2,
  deleteTopicsV6,
  describeAclsV3,
  describeConfigsV4,
  describeGroupsV5,
  fetchV15,
  findErrorBy,
  incrementalAlterConfigsV1,
  initProducerIdV5,
  joinGroupV9,
  listOffsetsV9,
  metadataV12,
  offsetCommitV9,
  offsetDeleteV0,
  offsetFetchV9,
  produceV11,
  ResourcePatternTypes,
  ResourceTypes,
} from '@platformatic/kafka';

/** One operation of Kafka's protocol, done with one login. It resolves when the broker let it be done. */
export type Operation = (connection: Connection) => Promise<unknown>;

const timeoutMs = 10_000;
const topicResource = 2;
const one = 1;

/** What may be tried on a topic by its name. */
export function topicOperations(topic: string, topicId: string): Record<string, Operation> {
  return {
    describe: async (on) => {
      const { topics } = await metadataV12.api.async(on, [topic], false, true);
      return topics;
    },
    write: (on) =>
      produceV11.api.async(on, -1, timeoutMs, [
        { topic, partition: 0, key: Buffer.from('attack'), value: Buffer.from('{}') },
      ]),
    read: (on) => {
      const partition = {
        partition: 0,
        currentLeaderEpoch: -1,
        fetchOffset: 0n,
        lastFetchedEpoch: -1,
        partitionMaxBytes: 1_048_576,
      };
      return fetchV15.api.async(
        on,
        100,
        0,
        1_048_576,
        0,
        0,
        -1,
        [{ topicId, partitions: [partition] }],
        [],
        '',
      );
    },
    'list offsets': (on) =>
      listOffsetsV9.api.async(on, -1, 0, [
        { name: topic, partitions: [{ partitionIndex: 0, currentLeaderEpoch: -1, timestamp: -2n }] },
      ]),
    delete: (on) => deleteTopicsV6.api.async(on, [{ name: topic }], timeoutMs),
    'delete records': (on) =>
      deleteRecordsV2.api.async(
        on,
        [{ name: topic, partitions: [{ partitionIndex: 0, offset: -1n }] }],
        timeoutMs,
      ),
    'add partitions': (on) => createPartitionsV3.api.async(on, [{ name: topic, count: 9 }], timeoutMs, false),
    'read its configuration': (on) =>
      describeConfigsV4.api.async(on, [{ resourceType: topicResource, resourceName: topic }]),
    'alter its configuration': (on) =>
      incrementalAlterConfigsV1.api.async(
        on,
        [
          {
            resourceType: topicResource,
            resourceName: topic,
            configs: [{ name: 'retention.ms', configOperation: 0, value: '1' }],
          },
        ],
        false,
      ),
  };
}

/** What may be tried on a consumer group, and what it has read of a topic. */
export function groupOperations(group: string, topic: string): Record<string, Operation> {
  return {
    describe: (on) => describeGroupsV5.api.async(on, [group], false),
    join: (on) =>
      joinGroupV9.api.async(on, group, 10_000, 10_000, '', null, 'consumer', [
        { name: 'range', metadata: null },
      ]),
    'read offsets': (on) =>
      offsetFetchV9.api.async(
        on,
        [{ groupId: group, memberEpoch: -1, topics: [{ name: topic, partitionIndexes: [0] }] }],
        false,
      ),
    'commit offsets': (on) =>
      offsetCommitV9.api.async(on, group, -1, '', null, [
        { name: topic, partitions: [{ partitionIndex: 0, committedOffset: 999n, committedLeaderEpoch: -1 }] },
      ]),
    'delete offsets': (on) =>
      offsetDeleteV0.api.async(on, group, [{ name: topic, partitions: [{ partitionIndex: 0 }] }]),
    delete: (on) => deleteGroupsV2.api.async(on, [group]),
  };
}

/** What may be tried on the cluster, to gain by it. */
export function clusterOperations(user: string, victim: string, topic: string): Record<string, Operation> {
  const target = {
    resourceType: ResourceTypes.TOPIC,
    resourceName: topic,
    resourcePatternType: ResourcePatternTypes.LITERAL,
  };
  const grant = {
    ...target,
    principal: `User:${user}`,
    host: '*',
    operation: AclOperations.READ,
    permissionType: AclPermissionTypes.ALLOW,
  };
  const everything = {
    resourceType: ResourceTypes.ANY,
    resourceName: null,
    resourcePatternType: ResourcePatternTypes.ANY,
    principal: null,
    host: null,
    operation: AclOperations.ANY,
    permissionType: AclPermissionTypes.ANY,
  };
  return {
    'create a topic': (on) =>
      createTopicsV7.api.async(
        on,
        [
          {
            name: `${topic}.attack`,
            numPartitions: one,
            replicationFactor: one,
            assignments: [],
            configs: [],
          },
        ],
        timeoutMs,
        false,
      ),
    'give itself access': (on) => createAclsV3.api.async(on, [grant]),
    'read the access lists': (on) => describeAclsV3.api.async(on, everything),
    'remove the access lists': (on) => deleteAclsV3.api.async(on, [everything]),
    "change another's password": (on) =>
      alterUserScramCredentialsV0.api.async(
        on,
        [],
        [
          {
            name: victim,
            mechanism: 2,
            iterations: 4096,
            salt: Buffer.alloc(32),
            saltedPassword: Buffer.alloc(64),
          },
        ],
      ),
    'write in a transaction of its own': (on) => initProducerIdV5.api.async(on, `${user}.attack`, 10_000),
  };
}

const refusals = [
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'TRANSACTIONAL_ID_AUTHORIZATION_FAILED',
  // For a topic that the asker may not describe, some operations answer as if it were not there.
  'UNKNOWN_TOPIC_OR_PARTITION',
  'UNKNOWN_TOPIC_ID',
] as const;

/** Does the operation, and gives the broker's refusal by its name, or `done`, or whatever else came. */
export async function outcomeOf(operation: Operation, connection: Connection): Promise<string> {
  try {
    await operation(connection);
    return 'done';
  } catch (error) {
    const refusal = refusals.find((name) => findErrorBy(error as Error, 'apiId', name) !== null);
    return refusal ?? `failed otherwise: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Whether the outcome is the refusal of somebody who may not, and not of something that is not there. */
export function isDenied(outcome: string): boolean {
  return refusals.some((name) => name === outcome);
}
