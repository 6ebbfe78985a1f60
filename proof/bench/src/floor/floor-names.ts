/** What the floor's processes call things: its topics, its database, its queue of tasks. */
export const floor = {
  namespace: 'floor',
  front: 'floor.front.v1',
  reactions: 'floor.reactions.v1',
  cases: 'floor.cases.v1',
  agencyReferrals: 'floor.agency.referrals.v1',
  agencyResponses: 'floor.agency.responses.v1',
  taskQueue: 'floor',
  partitions: 4,
} as const;

export const floorTopics = [
  floor.front,
  floor.reactions,
  floor.cases,
  floor.agencyReferrals,
  floor.agencyResponses,
];

/** A fact as the floor writes it: the message's value in JSON, keyed by its case. */
export interface FloorFact {
  readonly id: string;
  readonly type: string;
  readonly caseId: string;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
}
