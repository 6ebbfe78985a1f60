import { catalogue } from '../catalogue.ts';
import type { EventDefinition } from '../event.ts';
import { answerHeaders, cloudEventHeaders } from './cloud-event-headers.ts';
import { eventSchema } from './event-schema.ts';
import { examplesOf } from './message-examples.ts';

const ref = (path: string) => ({ $ref: `#/${path}` });

/** The schemas to which the messages refer. */
export function messageSchemas() {
  return {
    'cloud-event-headers': cloudEventHeaders,
    'answer-headers': answerHeaders,
    ...Object.fromEntries(catalogue.map((definition) => [definition.type, withoutDialect(definition)])),
  };
}

/** Every message by its event's type, and what a service puts aside. */
export function messageComponents() {
  return {
    ...Object.fromEntries(catalogue.map((definition) => [definition.type, message(definition)])),
    'dead-letter': {
      name: 'dead-letter',
      title: 'A message put aside',
      summary: 'A message as it was read, with its origin and the reason for which it could not be taken.',
      payload: {},
    },
  };
}

/** Inside the document the schema has the document's dialect and base. */
function withoutDialect(definition: EventDefinition) {
  const { $schema: _dialect, $id: _base, ...schema } = eventSchema(definition);
  return schema;
}

function message(definition: EventDefinition) {
  const { type, owner, description } = definition;
  const examples = examplesOf(definition);
  return {
    name: type,
    title: type.split('.')[2],
    summary: description,
    contentType: 'application/json',
    headers: ref(`components/schemas/${owner === 'agency' ? 'answer-headers' : 'cloud-event-headers'}`),
    payload: ref(`components/schemas/${type}`),
    bindings: {
      kafka: {
        bindingVersion: '0.5.0',
        key: { type: 'string', description: keyOf(definition), examples: [examples[0]?.key] },
      },
    },
    examples: examples.map(({ name, summary, headers, payload }) => ({ name, summary, headers, payload })),
  };
}

function keyOf(definition: EventDefinition): string {
  if (definition.owner === 'agency')
    return 'The referral’s id: answers with the same key are taken in the order in which they were written.';
  const { properties = {} } = eventSchema(definition);
  return 'caseId' in properties ? 'The case’s code.' : 'The id of what it happened to.';
}
