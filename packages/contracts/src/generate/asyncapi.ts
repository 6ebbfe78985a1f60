import { catalogue } from '../catalogue.ts';
import type { EventDefinition, EventOwner } from '../event.ts';
import {
  agencyReferralsTopic,
  agencyResponsesTopic,
  deadLettersTopic,
  factsPartitions,
  factsTopic,
  readsFrom,
} from '../topology.ts';
import { type ServiceName, serviceNames } from '../vocabulary.ts';
import { cloudEventHeaders } from './cloud-event-headers.ts';
import { eventSchema } from './event-schema.ts';

const ref = (path: string) => ({ $ref: `#/${path}` });
const channel = (name: string) => ref(`channels/${name}`);
const messageIn = (name: string, type: string) => ref(`channels/${name}/messages/${type}`);

const eventsOf = (owner: EventOwner) => catalogue.filter((definition) => definition.owner === owner);
/** What an agency is told: that it is asked, and that it is asked no more. */
const toAgencies = catalogue.filter(({ type }) =>
  ['iwaa.referral.referral-requested.v1', 'iwaa.referral.referral-cancelled.v1'].includes(type),
);

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
      messages: {
        ...Object.fromEntries(catalogue.map((definition) => [definition.type, message(definition)])),
        'dead-letter': {
          name: 'dead-letter',
          title: 'A message put aside',
          summary:
            'A message as it was read, with its origin and the reason for which it could not be taken.',
          payload: {},
        },
      },
      schemas: {
        'cloud-event-headers': cloudEventHeaders,
        ...Object.fromEntries(catalogue.map((definition) => [definition.type, withoutDialect(definition)])),
      },
    },
  };
}

/** Inside the document the schema has the document's dialect and base. */
function withoutDialect(definition: EventDefinition) {
  const { $schema: _dialect, $id: _base, ...schema } = eventSchema(definition);
  return schema;
}

function message({ type, description }: EventDefinition) {
  return {
    name: type,
    title: type.split('.')[2],
    summary: description,
    contentType: 'application/json',
    headers: ref('components/schemas/cloud-event-headers'),
    payload: ref(`components/schemas/${type}`),
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
      title: 'What an agency is asked',
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
) {
  return {
    action,
    channel: channel(name),
    summary,
    messages: definitions.map(({ type }) => messageIn(name, type)),
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
