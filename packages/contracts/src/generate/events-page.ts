import { catalogue } from '../catalogue.ts';
import type { EventDefinition } from '../event.ts';
import { answerJudged, referralAnswered } from '../events/agency.ts';
import { referralCancelled, referralRequested } from '../events/referral.ts';
import type { JsonSchema } from '../json-schema.ts';
import { agencyReferralsTopic, agencyResponsesTopic, factsTopic, readsFrom } from '../topology.ts';
import { type ServiceName, serviceNames } from '../vocabulary.ts';
import { eventSchema } from './event-schema.ts';

const howEventsChange = `## How an event may change

Topics are kept for ever, so both directions count: today's readers meet old facts, and readers of yesterday meet today's facts. \`npm run generate\` and the tests compare today's schemas with the committed ones.

| change | breaks | what to do |
|---|---|---|
| a new event; a new optional field | nothing | run \`npm run generate\` |
| a field removed or renamed; a required field made optional; a new value in a list of values; a bound or rule loosened | old readers, which miss it or refuse it | change every reader first, name the change in \`accepted-changes.ts\`, then generate |
| a new required field; an optional field made required; a value taken from a list; a bound or rule tightened; another type; an event removed | old facts, which nobody can change | never: declare a new version of the event (\`….v2\`) beside the old one |`;

/** The reference page of all events, in Markdown. */
export function eventsPage(): string {
  return `${[
    '# Events',
    'This page is generated from `packages/contracts` by `npm run generate`; change the definitions there.',
    `Facts travel over Kafka as CloudEvents 1.0 in binary mode. The machine-readable forms are the [JSON Schemas](../../packages/contracts/generated/schemas) of the data and the [AsyncAPI document](../../packages/contracts/generated/asyncapi.json) of the topics. A field marked \`?\` may be missing; one marked \`or null\` is there and may be empty.`,
    ...serviceNames.map(section),
    agencySection(),
    howEventsChange,
  ].join('\n\n')}\n`;
}

function section(owner: ServiceName): string {
  const readers = serviceNames.filter((service) => readsFrom[service].includes(owner));
  return [
    `## ${owner}`,
    `Topic \`${factsTopic(owner)}\`, kept for ever; read by ${readers.join(', ')}.`,
    table(catalogue.filter(({ owner: of, type }) => of === owner && type !== answerJudged.type)),
  ].join('\n\n');
}

function agencySection(): string {
  return [
    '## Agencies',
    `Topic \`${agencyResponsesTopic('<agency>')}\`, which that agency alone may write; read by referral.`,
    table([referralAnswered]),
    `Topic \`${agencyReferralsTopic('<agency>')}\`, which that agency alone may read; written by referral. Beside \`${referralRequested.type}\` and \`${referralCancelled.type}\`, as above, there is on it:`,
    table([answerJudged]),
  ].join('\n\n');
}

function table(definitions: readonly EventDefinition[]): string {
  return [
    '| event type | what has happened | data |',
    '|---|---|---|',
    ...definitions.map(
      (definition) =>
        `| \`${definition.type}\` | ${definition.description} | ${fields(eventSchema(definition)).join('<br>')} |`,
    ),
  ].join('\n');
}

function fields(schema: JsonSchema): string[] {
  const required = new Set(schema.required);
  return [
    ...Object.entries(schema.properties ?? {}).map(
      ([name, field]) => `\`${name}${required.has(name) ? '' : '?'}\` ${kindOf(field)}`,
    ),
    ...(schema.allOf ?? []).flatMap((part) => (part.if ? [condition(part)] : fields(part))),
  ];
}

/** What has to be there in some states. */
function condition({ if: when, then }: JsonSchema): string {
  const [[field, is] = ['', {}]] = Object.entries((when as JsonSchema).properties ?? {});
  const needed = ((then as JsonSchema).required ?? []).map((name) => `\`${name}\``).join(', ');
  return `where \`${field}\` is ${kindOf(is)}: ${needed} is needed`;
}

/** What a field holds, in a few words. */
function kindOf(field: JsonSchema): string {
  if (field.anyOf) return alternatives(field.anyOf);
  if (Array.isArray(field.type)) return alternatives(field.type.map((type) => ({ ...field, type })));
  if (field.enum) return field.enum.join(' · ');
  if ('const' in field) return String(field.const);
  if (field.items) return `list of ${field.items.enum ? `(${kindOf(field.items)})` : kindOf(field.items)}`;
  if (field.properties) return `{ ${fields(field).join(', ')} }`;
  if (field.type === 'boolean') return 'true · false';
  const form = field.format ?? (field.type === 'string' ? 'text' : field.type);
  return Array.isArray(field.examples) ? `${form} like \`${field.examples[0]}\`` : `${form}`;
}

function alternatives(schemas: readonly JsonSchema[]): string {
  const kinds = schemas.filter(({ type }) => type !== 'null').map(kindOf);
  return `${kinds.join(' · ')}${kinds.length < schemas.length ? ' or null' : ''}`;
}
