import { durationMs } from '@iwaa/contracts/duration';
import {
  agencyReferralsTopic,
  agencyResponsesTopic,
  auditHeadsTopic,
  deadLettersTopic,
  factsPartitions,
  factsTopic,
  largestBatchBytes,
  largestDeadLetterBytes,
  readsFrom,
} from '@iwaa/contracts/topology';
import { type ReaderName, type ServiceName, serviceNames } from '@iwaa/contracts/vocabulary';

export interface PlannedTopic {
  name: string;
  partitions: number;
  /** how long its messages are kept, ms; -1: for ever */
  retentionMs: number;
  /** the most bytes of a batch of messages */
  maxMessageBytes: number;
}

export type Operation = 'read' | 'write';

/** One line of an access list. Topics are named literally; a group by a prefix that ends in a dot. */
export interface PlannedAccess {
  user: string;
  resource: { topic: string } | { groupPrefix: string };
  operation: Operation;
}

/** How much a user may send and fetch a second before the broker slows it down. */
export interface PlannedQuota {
  user: string;
  sendBytes: number;
  fetchBytes: number;
}

/** Everything that Kafka must hold. */
export interface KafkaPlan {
  topics: PlannedTopic[];
  users: string[];
  access: PlannedAccess[];
  quotas: PlannedQuota[];
}

/** What is to be provided for: a namespace's services, its console and the agencies at its border. */
export interface Scope {
  namespace: string;
  services: readonly ReaderName[];
  agencies: readonly string[];
}

const FOR_EVER = -1;
// A referral is recorded where it is decided; on the agency's topic it need only outlive a winter.
const AT_THE_BORDER = durationMs('P180D');
// Far above what people at an agency cause, far below what would slow the services on the same broker.
const AGENCY_SENDS = 1024 * 1024;
const AGENCY_FETCHES = 2 * 1024 * 1024;

/** The Kafka user of a service, or of the console. */
export function serviceUser(service: ReaderName, namespace: string): string {
  return `${namespace}.${service}`;
}

/** The Kafka user of an agency. */
export function agencyUser(agencyId: string, namespace: string): string {
  return `${namespace}.agency.${agencyId}`;
}

function access(user: string, operation: Operation, topics: readonly string[]): PlannedAccess[] {
  return topics.map((topic) => ({ user, operation, resource: { topic } }));
}

function groups(user: string): PlannedAccess {
  return { user, operation: 'read', resource: { groupPrefix: `${user}.` } };
}

function factsTopicOf(service: ServiceName, namespace: string): PlannedTopic {
  return {
    name: factsTopic(service, namespace),
    partitions: factsPartitions,
    retentionMs: FOR_EVER,
    maxMessageBytes: largestBatchBytes,
  };
}

function planReader(name: ReaderName, { namespace, agencies }: Scope): KafkaPlan {
  const user = serviceUser(name, namespace);
  const deadLetters = deadLettersTopic(name, namespace);
  const owned = serviceNames.filter((service) => service === name);
  const ownFacts = owned.map((service) => factsTopic(service, namespace));
  const auditHeads = owned.map((service) => auditHeadsTopic(service, namespace));
  const read = readsFrom[name].map((owner) => factsTopic(owner, namespace));
  const atTheBorder = name === 'referral' ? agencies : [];
  return {
    users: [user],
    topics: [
      ...owned.map((service) => factsTopicOf(service, namespace)),
      { name: deadLetters, partitions: 1, retentionMs: FOR_EVER, maxMessageBytes: largestDeadLetterBytes },
      ...auditHeads.map((topic) => ({
        name: topic,
        partitions: 1,
        retentionMs: FOR_EVER,
        maxMessageBytes: largestBatchBytes,
      })),
    ],
    access: [
      groups(user),
      ...access(user, 'write', [...ownFacts, ...auditHeads, deadLetters]),
      ...access(user, 'read', [deadLetters, ...read]),
      ...access(
        user,
        'write',
        atTheBorder.map((agency) => agencyReferralsTopic(agency, namespace)),
      ),
      ...access(
        user,
        'read',
        atTheBorder.map((agency) => agencyResponsesTopic(agency, namespace)),
      ),
    ],
    quotas: [],
  };
}

function planAgency(agencyId: string, { namespace }: Scope): KafkaPlan {
  const user = agencyUser(agencyId, namespace);
  const referrals = agencyReferralsTopic(agencyId, namespace);
  const responses = agencyResponsesTopic(agencyId, namespace);
  return {
    users: [user],
    topics: [referrals, responses].map((name) => ({
      name,
      partitions: 1,
      retentionMs: AT_THE_BORDER,
      maxMessageBytes: largestBatchBytes,
    })),
    access: [groups(user), ...access(user, 'read', [referrals]), ...access(user, 'write', [responses])],
    quotas: [{ user, sendBytes: AGENCY_SENDS, fetchBytes: AGENCY_FETCHES }],
  };
}

/**
 * What Kafka must hold for these services and agencies. A service that reads another's facts finds that topic even
 * where the other is not among the services, so that one may be started alone.
 */
export function kafkaPlan(scope: Scope): KafkaPlan {
  const parts = [
    ...scope.services.map((service) => planReader(service, scope)),
    ...scope.agencies.map((agency) => planAgency(agency, scope)),
  ];
  const readTopics = scope.services
    .flatMap((service) => readsFrom[service])
    .map((owner) => factsTopicOf(owner, scope.namespace));
  const topics = new Map(
    [...parts.flatMap((part) => part.topics), ...readTopics].map((topic) => [topic.name, topic]),
  );
  return {
    topics: [...topics.values()],
    users: parts.flatMap((part) => part.users),
    access: parts.flatMap((part) => part.access),
    quotas: parts.flatMap((part) => part.quotas),
  };
}
