import { type ReaderName, type ServiceName, serviceNames } from './vocabulary.ts';

/** The first part of every topic and group name; tests use others to live side by side on one broker. */
export const defaultNamespace = 'iwaa';

/** Whose facts each process reads, its own among them where it reacts to itself. Access lists are made from this. */
export const readsFrom: Record<ReaderName, readonly ServiceName[]> = {
  intake: ['intake', 'shelter-capacity', 'referral', 'casework'],
  'shelter-capacity': ['intake', 'shelter-capacity', 'referral', 'casework'],
  referral: ['intake', 'referral', 'casework'],
  mediation: ['intake', 'mediation', 'casework'],
  casework: ['intake', 'shelter-capacity', 'referral', 'mediation', 'casework'],
  console: serviceNames,
};

/** Partitions of a service's topic: how many cases it can be worked on at once by separate readers. */
export const factsPartitions = 4;

/** The most bytes that a message may have, unpacked, with its key and headers. */
export const largestMessageBytes = 1024 * 1024;

/** The most bytes that a topic takes at once: the largest message with what sending it, and sending it again, adds. */
export const largestBatchBytes = largestMessageBytes + 16 * 1024;

/** The most bytes that a topic of dead letters takes: the largest message, and beside it where it came from and why. */
export const largestDeadLetterBytes = 2 * largestMessageBytes;

/** The topic of a service's facts, kept for ever. */
export function factsTopic(service: ServiceName, namespace = defaultNamespace): string {
  return `${namespace}.${service}.v1`;
}

/** The topic on which an agency, and it alone, reads its referrals. */
export function agencyReferralsTopic(agencyId: string, namespace = defaultNamespace): string {
  return `${namespace}.agency.${agencyId}.referrals.v1`;
}

/** The topic on which an agency, and it alone, writes its answers. */
export function agencyResponsesTopic(agencyId: string, namespace = defaultNamespace): string {
  return `${namespace}.agency.${agencyId}.responses.v1`;
}

/** What an agency names as the source of its answers (`ce_source`). */
export function agencySource(agencyId: string): string {
  return `/agency/${agencyId}`;
}

/** The agency whose answers a topic holds, or undefined for any other topic. */
export function agencyOfResponsesTopic(topic: string, namespace = defaultNamespace): string | undefined {
  return agencyOf(topic, namespace, 'responses');
}

/** The agency whose referrals a topic holds, or undefined for any other topic. */
export function agencyOfReferralsTopic(topic: string, namespace = defaultNamespace): string | undefined {
  return agencyOf(topic, namespace, 'referrals');
}

function agencyOf(topic: string, namespace: string, what: 'responses' | 'referrals'): string | undefined {
  const [start, end] = [`${namespace}.agency.`, `.${what}.v1`];
  return topic.startsWith(start) && topic.endsWith(end) ? topic.slice(start.length, -end.length) : undefined;
}

/** Where a service puts aside the messages that it can't take. */
export function deadLettersTopic(service: string, namespace = defaultNamespace): string {
  return `${namespace}.${service}.dead-letters.v1`;
}

/** Where a service publishes how far its access log goes, so that nobody can shorten or rewrite it unseen. */
export function auditHeadsTopic(service: ServiceName, namespace = defaultNamespace): string {
  return `${namespace}.${service}.audit-heads.v1`;
}

/** A service's database, which is its user's name too. */
export function databaseOf(service: ReaderName, namespace = defaultNamespace): string {
  return `${namespace}-${service}`;
}

/** A consumer group; its prefix ends in a dot so that an access list by prefix can't reach a neighbour's. */
export function groupId(owner: string, purpose: string, namespace = defaultNamespace): string {
  return `${namespace}.${owner}.${purpose}`;
}
