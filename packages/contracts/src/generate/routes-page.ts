import { commonRefusals, type RefusalMeaning, routeRefusals } from '../refusals.ts';
import type { Route } from '../route.ts';
import { routes } from '../routes/catalogue.ts';
import { whoMay } from '../who-may.ts';

/** The reference page of all routes, actions and refusals, in Markdown. */
export function routesPage(): string {
  return `${[
    '# Routes',
    'This page is generated from `packages/contracts` by `npm run generate`; change the definitions there. What holds for every route stands in [HTTP API](http-api.md); the fields of bodies and answers stand in the OpenAPI document that each service serves.',
    'A role may do an action to the things of its **campaign**, **centre**, **agency** or **team** (team: of its campaign and its team), or to **everything**. What is not yours is not found (404). An action that is not here is allowed to nobody. Each access to a route marked † is written into the access log, a refused one too, before it is answered.',
    ...Object.entries(routes).map(([service, table]) => section(service, table)),
    '## Refusals',
    'Programs act on the code. Any route may refuse by:',
    refusalTable(commonRefusals),
    'Single routes refuse by what they list above:',
    refusalTable(routeRefusals),
  ].join('\n\n')}\n`;
}

function section(service: string, table: Readonly<Record<string, Route>>): string {
  return [
    `## ${service}`,
    [
      '| route | what it does | answers | action | who | refuses by |',
      '|---|---|---|---|---|---|',
      ...Object.values(table).map(row),
    ].join('\n'),
  ].join('\n\n');
}

function row({
  method,
  path,
  query,
  summary,
  description,
  status,
  action,
  refusals,
  personal,
}: Route): string {
  const fields = Object.keys(query.shape);
  const asked = fields.length > 0 ? ` \`?${fields.join('&')}\`` : '';
  const text = description === undefined ? summary : `${summary}. ${description}`;
  const codes = refusals.map((code) => `\`${code}\``).join(' ');
  return `| \`${method} ${path}\`${asked}${personal ? ' †' : ''} | ${text} | ${status} | \`${action}\` | ${whoMay(action)} | ${codes} |`;
}

function refusalTable(table: Readonly<Record<string, RefusalMeaning>>): string {
  return [
    '| code | status | meaning |',
    '|---|---|---|',
    ...Object.entries(table).map(([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |`),
  ].join('\n');
}
