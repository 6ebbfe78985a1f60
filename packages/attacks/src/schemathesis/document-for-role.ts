import type { Role } from '@iwaa/contracts/permissions';
import type { Route } from '../http/routes.ts';
import type { Side } from '../world/side.ts';

type Operation = { parameters?: { name: string; in: string; example?: unknown }[] };
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

/** The OpenAPI document with these operations alone, and the ids of real things as examples. */
export function documentFor(document: unknown, routes: readonly Route[], side: Side): OpenApi {
  const whole = structuredClone(document) as OpenApi;
  const ids = realIds(side);
  const paths: OpenApi['paths'] = {};
  for (const { path, method } of routes) {
    const operation = whole.paths[path]?.[method.toLowerCase()];
    if (!operation) continue;
    for (const parameter of operation.parameters ?? []) {
      const example = ids[parameter.name];
      if (example !== undefined && parameter.in === 'path') parameter.example = example;
    }
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  }
  return { ...whole, paths };
}
