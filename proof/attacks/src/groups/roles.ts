import { permissions, type Role, roles } from '@iwaa/contracts/permissions';
import { serviceNames } from '@iwaa/contracts/vocabulary';
import type { Ledger } from '../attack.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { nowhere } from '../fixture/side.ts';
import { type Answer, ask, shortly } from '../http/ask.ts';
import { type Route, routes, routesNotCovered } from '../http/routes.ts';

/** What a role must get at a route for things that are not there: 403 where the table does not name it, else no 403. */
export function judgeRole(
  route: Route,
  role: Role,
  { status, code, faults }: Pick<Answer, 'status' | 'code' | 'faults'>,
): string[] {
  const allowed = Object.hasOwn(permissions[route.action], role);
  const wrong: string[] = [...faults];
  if (!allowed && code !== 'forbidden') wrong.push(`got ${status} ${code} and not 403 forbidden`);
  if (allowed && (status === 401 || status === 403)) wrong.push(`got ${status} though the table lets it in`);
  if (allowed && !route.list && status < 400) wrong.push(`got ${status} for what is not there`);
  return wrong;
}

/** Every pair of a route and a role; and no route is left out. */
export async function attackRoles(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { services } = fixture.platform.addresses;
  for (const service of serviceNames) {
    const document = (await ask(services[service], { path: '/openapi.json' })).json;
    ledger.judge(
      `${service}: every route of its OpenAPI document is attacked`,
      'the document and the attacks name the same routes',
      routesNotCovered(service, document),
    );
  }
  for (const route of routes) {
    for (const role of roles) {
      // A service reaches everything, so what it asks for must not be there; the others reach nothing of it.
      const { path, body } = route.right(nowhere());
      const answer = await fixture.ask(
        route.service,
        { role },
        {
          method: route.method,
          path,
          ...(body ? { body } : {}),
        },
      );
      const allowed = Object.hasOwn(permissions[route.action], role);
      ledger.judge(
        `${role} at ${route.method} ${route.service}${route.path}`,
        allowed
          ? route.list
            ? 'let in, and nothing is there'
            : '404, or what is not known yet'
          : '403 forbidden',
        judgeRole(route, role, answer),
        shortly(answer),
      );
    }
  }
}
