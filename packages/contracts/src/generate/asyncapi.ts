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

/** The AsyncAPI 3.0 document of every topic: who writes it, who reads it, and what is on it. */
export function asyncApi() {
  return {
    asyncapi: '3.0.0',
    id: 'urn:iwaa:facts',
    info: {
      title: 'Iwaa: facts over Kafka',
      version: '1.0.0',
      description:
        'What has happened, in the past tense, as CloudEvents 1.0 in Kafka’s binary mode: attributes in `ce_` headers, the data alone as JSON in the value. Facts hold codes and coded values, never personal data. The key is the case where there is one, so that the facts of a case keep to one partition; order is promised for each subject, by `ce_sequence`. A fact may be delivered more than once: tell it by `ce_id`.',
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en' },
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

function operation(
  action: 'send' | 'receive',
  name: string,
  summary: string,
  definitions: readonly { readonly type: string }[],
  bindings?: object,
) {
  return {
    action,
    channel: channel(name),
    summary,
    messages: definitions.map(({ type }) => messageIn(name, type)),
    ...(bindings ? { bindings } : {}),
  };
}

function operations() {
  return {
    ...Object.assign({}, ...serviceNames.map(operationsOf)),
    'referral.asks-agency': operation('send', 'agency-referrals', 'referral asks an agency.', toAgencies),
    'referral.reads-agency': operation(
      'receive',
      'agency-responses',
      'referral reads an agency’s answers.',
      eventsOf('agency'),
    ),
    'agency.reads-referrals': operation(
      'receive',
      'agency-referrals',
      'An agency reads what it is asked.',
      toAgencies,
      { kafka: { bindingVersion: '0.5.0', groupId: agencyGroup } },
    ),
    'agency.answers': operation('send', 'agency-responses', 'An agency answers.', eventsOf('agency')),
  };
}

function operationsOf(service: ServiceName) {
  return {
    [`${service}.publishes`]: operation(
      'send',
      service,
      `${service} publishes its facts.`,
      eventsOf(service),
    ),
    ...Object.fromEntries(
      readsFrom[service].map((owner) => [
        `${service}.reads-${owner}`,
        operation('receive', owner, `${service} reads the facts of ${owner}.`, eventsOf(owner)),
      ]),
    ),
    [`${service}.puts-aside`]: operation(
      'send',
      `${service}-dead-letters`,
      `${service} puts aside what it can not take.`,
      [{ type: 'dead-letter' }],
    ),
  };
}
