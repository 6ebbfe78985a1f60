import type { EventDefinition } from '../event.ts';
import { answerJudged, referralAnswered } from '../events/agency.ts';
import { exampleOf, uuidOf } from '../example-of.ts';
import { agencySource } from '../topology.ts';
import { responseStates } from '../vocabulary.ts';
import { eventSchema } from './event-schema.ts';

/** A message as it stands in its topic. */
export interface MessageExample {
  readonly name: string;
  readonly summary: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: unknown;
}

type Data = Readonly<Record<string, unknown>>;

/** What a fact happened to, by the first of these ids that it has. */
const things: readonly (readonly [field: string, thing: string])[] = [
  ['bedId', 'bed'],
  ['entryId', 'waiting-list-entry'],
  ['referralId', 'referral'],
  ['reintegrationId', 'reintegration'],
  ['fileId', 'mediation-file'],
];
const thingsWithoutCase: typeof things = [
  ['roundId', 'street-round'],
  ['agencyId', 'agency'],
  ['centreId', 'centre'],
  ['campaignId', 'campaign'],
  ['provinceId', 'province'],
];

/** Right messages of an event, the same each time: one, or of an agency's answer and of its receipt one of each kind. */
export function examplesOf(definition: EventDefinition): MessageExample[] {
  if (definition.type === referralAnswered.type) return examplesOfAnswer();
  if (definition.type === answerJudged.type) return examplesOfReceipt();
  return [exampleOfFact(definition)];
}

function exampleOfFact(definition: EventDefinition): MessageExample {
  const { type, owner, description } = definition;
  const data = exampleOf(eventSchema(definition)) as Data;
  const subject =
    definition.type === answerJudged.type ? `answer/${uuidOf('answer')}` : subjectOf(owner, data);
  const key = String(data.caseId ?? subject.slice(subject.indexOf('/') + 1));
  const headers = {
    ...{ ce_specversion: '1.0', ce_id: uuidOf(type), ce_source: `/iwaa/${owner}`, ce_type: type },
    ...{ ce_subject: subject, ce_time: '2024-12-12T20:15:00.000Z', ce_sequence: '1' },
    ...{ ce_actorrole: 'service', ce_actor: owner, ce_partitionkey: key },
    'content-type': 'application/json',
  };
  return { name: type.split('.')[2] ?? type, summary: description, key, headers, payload: data };
}

function subjectOf(owner: string, data: Data): string {
  const found = things.find(([field]) => field in data);
  if (found) return `${found[1]}/${data[found[0]]}`;
  if ('caseId' in data) return owner === 'intake' ? `person/${uuidOf('personId')}` : `case/${data.caseId}`;
  const other = thingsWithoutCase.find(([field]) => field in data);
  return other ? `${other[1]}/${data[other[0]]}` : owner;
}

/** With the headers that are needed, and no others. */
function examplesOfAnswer(): MessageExample[] {
  const referralId = uuidOf('referralId');
  return responseStates.map((state) => ({
    name: state,
    summary: `The agency answers: ${state}.`,
    key: referralId,
    headers: {
      ce_specversion: '1.0',
      ce_id: uuidOf(`answer ${state}`),
      ce_source: agencySource('health-delegation'),
      ce_type: referralAnswered.type,
    },
    payload: { referralId, state, ...whatItNeeds[state] },
  }));
}

/** What is said of an answer that was taken, and what is otherwise said of others. */
function examplesOfReceipt(): MessageExample[] {
  const { payload, headers, ...example } = exampleOfFact(answerJudged);
  const taken = { ...(payload as object), verdict: 'taken', code: null, faults: null, state: 'accepted' };
  return receipts.map(([name, summary, otherwise]) => ({
    ...example,
    name,
    summary,
    headers: { ...headers, ce_id: uuidOf(`receipt ${name}`) },
    payload: { ...taken, ...otherwise },
  }));
}

const receipts: readonly (readonly [name: string, summary: string, otherwise: object])[] = [
  ['taken', 'The answer was taken.', {}],
  ['changed-nothing', 'The referral stood so already.', { verdict: 'changed-nothing' }],
  [
    'refused',
    'The answer came after the referral’s end.',
    { verdict: 'refused', code: 'referral-ended', state: 'cancelled' },
  ],
  [
    'unreadable',
    'The answer has not the form of one.',
    {
      verdict: 'refused',
      code: 'unreadable',
      faults: 'schema-mismatch: outcome: is required when the state is completed',
      state: null,
    },
  ],
];

const whatItNeeds: Partial<Record<(typeof responseStates)[number], object>> = {
  rejected: { reason: 'at-capacity' },
  'on-hold': { reason: 'awaiting-person' },
  failed: { reason: 'person-not-reached' },
  completed: { outcome: 'service-given' },
};
