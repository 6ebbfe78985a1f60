import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { type GroupState, type PartitionAssigner, PartitionAssigners } from 'kafkajs';

interface NamedGroupState extends GroupState {
  readonly groupInstanceId?: string;
}
interface JoinGroupRequest {
  readonly groupProtocols: readonly NamedGroupState[];
  readonly groupInstanceId?: string;
}
type JoinGroup = (request: JoinGroupRequest) => unknown;

const joinGroup = createRequire(import.meta.url)('kafkajs/src/protocol/requests/joinGroup') as {
  protocol(by: { version: number }): JoinGroup;
};
const protocolOf = joinGroup.protocol;
let writesInstances = false;

/** kafkajs 2.2.4 can write `group.instance.id` and has no setting for it (issue 884, open): it is taken from the assigner. */
function writeInstances(): void {
  if (writesInstances) return;
  writesInstances = true;
  joinGroup.protocol = (by) => {
    const join = protocolOf(by);
    return (request) => {
      const groupInstanceId = request.groupProtocols[0]?.groupInstanceId;
      return join(groupInstanceId === undefined ? request : { ...request, groupInstanceId });
    };
  };
}

/**
 * Kafka gives a member that comes back under its instance's id the partitions that it had, topics or not: with other
 * topics it has to be another instance, or it would never be given the new ones.
 */
function instanceIdOf(processName: string, topics: readonly string[]): string {
  const subscription = createHash('sha256').update([...topics].sort().join());
  return `${processName}.${subscription.digest('hex').slice(0, 12)}`;
}

/**
 * Shares partitions out as kafkajs does, and lets a process that was killed and is started again under the same name take
 * its former place in its groups at once (KIP-345), instead of after the 6 s in which its former session lapses. Of
 * processes that live at the same time each needs a name of its own: two of the same name put each other out for ever.
 */
export function keepingItsPlace(processName: string): PartitionAssigner {
  writeInstances();
  return (config) => {
    const roundRobin = PartitionAssigners.roundRobin(config);
    return {
      ...roundRobin,
      protocol: (subscription): NamedGroupState => ({
        ...roundRobin.protocol(subscription),
        groupInstanceId: instanceIdOf(processName, subscription.topics),
      }),
    };
  };
}
