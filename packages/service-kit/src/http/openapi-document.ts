import { exampleOf } from '@iwaa/contracts/example-of';
import type { JsonSchema } from '@iwaa/contracts/json-schema';
import { commonRefusals, type RefusalCode, refusals } from '@iwaa/contracts/refusals';
import type { Route } from '@iwaa/contracts/route';
import { resources } from '@iwaa/contracts/routes/resources';
import { markOptionalBodies } from './optional-bodies.ts';
import { ProblemError } from './problem-error.ts';

interface Media {
  schema?: JsonSchema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
interface Parameter {
  name: string;
  in: string;
  schema?: JsonSchema;
  example?: unknown;
}
interface Content {
  description?: string;
  content?: Record<string, Media>;
}
interface Operation {
  operationId?: string;
  tags?: readonly string[];
  parameters?: Parameter[];
  requestBody?: Content;
  responses?: Record<string, Content>;
}
interface Document {
  readonly paths?: Record<string, Record<string, unknown> | undefined>;
  tags?: { name: string; description?: string }[];
  readonly components?: { readonly schemas?: Record<string, unknown> };
}

/**
 * Completes an OpenAPI document by what the framework can't know: which bodies may be left out, an example of each body, each
 * answer and each part of an address, each refusal as it is answered, and what the tags mean.
 * @param contracts the routes by their operation's id
 */
export function completeDocument<Of extends Document>(
  document: Of,
  contracts: ReadonlyMap<string, Route>,
): Of {
  const used = new Set<string>();
  for (const operations of Object.values(markOptionalBodies(document).paths ?? {})) {
    for (const operation of Object.values(operations ?? {}) as Operation[]) {
      for (const tag of operation.tags ?? []) used.add(tag);
      const route = contracts.get(operation.operationId ?? '');
      if (route) giveExamples(operation, route);
    }
  }
  document.tags = Object.entries(resources)
    .filter(([name]) => used.has(name))
    .map(([name, description]) => ({ name, description }));
  dropUnused(document);
  return document;
}

/** Of a schema that has a name the framework writes two, as it is sent and as it is answered; a refusal is never sent. */
function dropUnused({ components: { schemas = {} } = {}, paths }: Document): void {
  const text = JSON.stringify(paths);
  for (const name of Object.keys(schemas))
    if (!text.includes(`"#/components/schemas/${name}"`)) delete schemas[name];
}

function giveExamples({ parameters = [], requestBody, responses = {} }: Operation, route: Route): void {
  for (const parameter of parameters)
    if (parameter.in === 'path' && parameter.schema)
      parameter.example ??= exampleOf(parameter.schema, parameter.name);
  for (const media of mediaOf(requestBody)) giveExample(media);
  for (const [status, response] of Object.entries(responses)) {
    if (Number(status) === route.status) {
      response.description =
        route.kind === 'command' ? 'Done; the same key again is answered the same.' : 'What was asked for.';
      for (const media of mediaOf(response)) giveExample(media);
    } else for (const media of mediaOf(response)) media.examples = problemsOf(route, Number(status));
  }
}

function mediaOf(content: Content | undefined): Media[] {
  return Object.values(content?.content ?? {});
}

function giveExample(media: Media): void {
  if (media.example === undefined && media.schema) media.example = exampleOf(media.schema);
}

/** What a route refuses by with a status, each code as it is answered. */
function problemsOf(route: Route, status: number): Record<string, { value: unknown }> {
  const codes = [...Object.keys(commonRefusals), ...route.refusals] as RefusalCode[];
  return Object.fromEntries(
    codes
      .filter((code) => refusals[code].status === status)
      .map((code) => [code, { value: new ProblemError(code).toProblem(route.path) }]),
  );
}
