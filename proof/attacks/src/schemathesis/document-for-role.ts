import type { Role } from '@iwaa/contracts/permissions';
import type { Side } from '../fixture/side.ts';
import type { Route } from '../http/routes.ts';

type Operation = { operationId?: string; parameters?: { name: string; in: string; example?: unknown }[] };
interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
}

/** The id of a real thing for each parameter that names one. */
function realIds(side: Side): Record<string, string> {
  return { ...side, bedId: side.heldBedId };
}

/** Each operation once, by the first role that may use it: where a role is refused there is nothing more to find. */
export function operationsByRole(
  routes: readonly Route[],
  rolesOf: (route: Route) => readonly Role[],
): Map<Role, Route[]> {
  const byRole = new Map<Role, Route[]>();
  for (const route of routes) {
    const [role] = rolesOf(route);
    if (role !== undefined) byRole.set(role, [...(byRole.get(role) ?? []), route]);
  }
  return byRole;
}

/** The name by which an operation is chosen on schemathesis' command line. */
export function operationId({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** The OpenAPI document with a name for each operation, and the ids of real things as examples. */
export function namedDocument(document: unknown, side: Side): OpenApi {
  const named = structuredClone(document) as OpenApi;
  const ids = realIds(side);
  for (const [path, operations] of Object.entries(named.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      operation.operationId = `${method.toUpperCase()} ${path}`;
      for (const parameter of operation.parameters ?? []) {
        const example = ids[parameter.name];
        if (example !== undefined && parameter.in === 'path') parameter.example = example;
      }
    }
  }
  return named;
}
