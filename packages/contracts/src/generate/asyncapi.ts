import { catalogue } from '../catalogue.ts';
import type { EventDefinition, EventOwner } from '../event.ts';
import { answerJudged } from '../events/agency.ts';
import { referralCancelled, referralRequested } from '../events/referral.ts';
import {
  agencyReferralsTopic,
  agencyResponsesTopic,
  deadLettersTopic,
  factsPartitions,
  factsTopic,
  groupId,
  readsFrom,
} from '../topology.ts';
import { type ServiceName, serviceNames } from '../vocabulary.ts';
import { messageComponents, messageSchemas } from './asyncapi-messages.ts';

const ref = (path: string) => ({ $ref: `#/${path}` });
const channel = (name: string) => ref(`channels/${name}`);
const messageIn = (name: string, type: string) => ref(`channels/${name}/messages/${type}`);

const agencyGroup = {
  type: 'string',
  description: 'Begins with `iwaa.agency.`, your agency’s id and a dot; the rest is yours to choose.',
  pattern: '^iwaa\\.agency\\.[a-z0-9-]+\\..+$',
  examples: [groupId('agency.health-delegation', 'inbox')],
};

const eventsOf = (owner: EventOwner) =>
  catalogue.filter(({ type, owner: of }) => of === owner && type !== answerJudged.type);
/** What an agency is told: that it is asked, that it is asked no more, and what became of its answers. */
const toAgencies = [referralRequested, referralCancelled, answerJudged];

const tags = {
  facts: 'What the services tell each other.',
  agencies: 'What passes between an agency and the referral service, on that agency’s topics alone.',
  'dead-letters': 'What a service could not take.',
};

/** The AsyncAPI 3.1 document of every topic: who writes it, who reads it, and what is on it. */
export function asyncApi() {
  return {
    asyncapi: '3.1.0',
    id: 'urn:iwaa:facts',
    info: {
      title: 'Iwaa: facts over Kafka',
      version: '1.0.0',
      description:
        'What has happened, in the past tense, as CloudEvents 1.0 in Kafka’s binary mode: attributes in `ce_` headers, the data alone as JSON in the value. Facts hold codes and coded values, never personal data. The key is the case where there is one, so that the facts of a case keep to one partition; order is promised for each subject, by `ce_sequence`. A fact may be delivered more than once: tell it by `ce_id`.',
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en' },
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    },
    defaultContentType: 'application/json',
    servers: {
      kafka: {
        host: '{broker}',
        protocol: 'kafka-secure',
        description:
          'The Kafka brokers; every service and every agency has a user and an access list of its own.',
        variables: { broker: { description: 'Host and port of a broker.', default: 'localhost:9092' } },
        security: [ref('components/securitySchemes/scram')],
      },
    },
    channels: channels(),
    operations: operations(),
    components: {
      securitySchemes: { scram: { type: 'scramSha512', description: 'SASL/SCRAM-SHA-512.' } },
      messages: messageComponents(),
      schemas: messageSchemas(),
    },
  };
}

function messages(definitions: readonly EventDefinition[]) {
  return Object.fromEntries(definitions.map(({ type }) => [type, ref(`components/messages/${type}`)]));
}

function channels() {
  const agencyId = { agencyId: { description: 'The agency; no other one may use the topic.' } };
  return {
    ...Object.fromEntries(
      serviceNames.map((service) => [
        service,
        {
          address: factsTopic(service),
          title: `The facts of ${service}`,
          description: 'Kept for ever: they are the record of the campaign.',
          messages: messages(eventsOf(service)),
          bindings: { kafka: { partitions: factsPartitions } },
        },
      ]),
    ),
    'agency-referrals': {
      address: agencyReferralsTopic('{agencyId}'),
      title: 'What an agency is asked, and what became of its answers',
      parameters: agencyId,
      messages: messages(toAgencies),
    },
    'agency-responses': {
      address: agencyResponsesTopic('{agencyId}'),
      title: 'What an agency answers',
      parameters: agencyId,
      messages: messages(eventsOf('agency')),
    },
    ...Object.fromEntries(
      serviceNames.map((service) => [
        `${service}-dead-letters`,
        {
          address: deadLettersTopic(service),
          title: `What ${service} could not take`,
          messages: { 'dead-letter': ref('components/messages/dead-letter') },
        },
      ]),
    ),
  };
}

interface Operation {
  readonly action: 'send' | 'receive';
  readonly channel: string;
  readonly tag: keyof typeof tags;
  readonly summary: string;
  readonly description: string;
  readonly messages: readonly { readonly type: string }[];
  readonly bindings?: object;
}

function operation({ channel: name, tag, messages: definitions, ...rest }: Operation) {
  return {
    ...rest,
    channel: channel(name),
    tags: [{ name: tag }],
    messages: definitions.map(({ type }) => messageIn(name, type)),
  };
}

function operations() {
  return { ...Object.assign({}, ...serviceNames.map(operationsOf)), ...operationsOfAgencies() };
}

function operationsOfAgencies() {
  const asks = { channel: 'agency-referrals', tag: 'agencies', messages: toAgencies } as const;
  const answers = { channel: 'agency-responses', tag: 'agencies', messages: eventsOf('agency') } as const;
  return {
    'referral.asks-agency': operation({
      ...asks,
      action: 'send',
      summary: 'referral asks an agency.',
      description: 'And tells it what became of each of its answers.',
    }),
    'referral.reads-agency': operation({
      ...answers,
      action: 'receive',
      summary: 'referral reads an agency’s answers.',
      description:
        'Whose answer it is is told by the topic. Each has a receipt on the agency’s referrals topic.',
    }),
    'agency.reads-referrals': operation({
      ...asks,
      action: 'receive',
      summary: 'An agency reads what it is asked.',
      description:
        'From the earliest offset; commit after you have kept the message. A new group is given all that the topic keeps, also what has ended since. Pass over types and fields that you do not know.',
      bindings: { kafka: { bindingVersion: '0.5.0', groupId: agencyGroup } },
    }),
    'agency.answers': operation({
      ...answers,
      action: 'send',
      summary: 'An agency answers.',
      description:
        'With `acks=all`, packed by any codec of Kafka, or not; a message has 1 MiB at most, unpacked. What became of it is told by a receipt, `iwaa.referral.answer-judged.v1`, most often within a second.',
    }),
  };
}

function operationsOf(service: ServiceName) {
  return {
    [`${service}.publishes`]: operation({
      action: 'send',
      channel: service,
      tag: 'facts',
      summary: `${service} publishes its facts.`,
      description:
        'Nobody else may write the topic. Each fact is written in the order of its subject, without a gap.',
      messages: eventsOf(service),
    }),
    ...Object.fromEntries(
      readsFrom[service].map((owner) => [
        `${service}.reads-${owner}`,
        operation({
          action: 'receive',
          channel: owner,
          tag: 'facts',
          summary: `${service} reads the facts of ${owner}.`,
          description: `With groups that begin with \`${groupId(service, '')}\`; it passes over what it does not react to.`,
          messages: eventsOf(owner),
        }),
      ]),
    ),
    [`${service}.puts-aside`]: operation({
      action: 'send',
      channel: `${service}-dead-letters`,
      tag: 'dead-letters',
      summary: `${service} puts aside what it can not take.`,
      description: 'Each is one thing that was not done, and waits until somebody deals with it.',
      messages: [{ type: 'dead-letter' }],
    }),
  };
}
