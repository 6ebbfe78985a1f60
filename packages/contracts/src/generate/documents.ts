import { asyncApi } from './asyncapi.ts';
import { todaysSchemas } from './event-schema.ts';
import { eventsPage } from './events-page.ts';
import { routesPage } from './routes-page.ts';
import { whoSeesWhatPage } from './who-sees-what-page.ts';

/** Where the schemas are, from the top of the repository. */
export const schemasFolder = 'packages/contracts/generated/schemas';

/** The text of every generated document, by its path from the top of the repository. */
export function documents(): ReadonlyMap<string, string> {
  return new Map([
    ...[...todaysSchemas()].map(
      ([type, schema]) => [`${schemasFolder}/${type}.json`, asText(schema)] as const,
    ),
    ['packages/contracts/generated/asyncapi.json', asText(asyncApi())],
    ['docs/reference/events.md', eventsPage()],
    ['docs/reference/routes.md', routesPage()],
    ['docs/reference/who-sees-what.md', whoSeesWhatPage()],
  ]);
}

function asText(json: object): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}
