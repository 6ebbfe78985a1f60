import type { Route } from '@iwaa/contracts/route';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../access-log/access.ts';
import { currentTrace } from '../call-context.ts';

/** A request of a route as the access log has it. */
export function accessOf(
  request: FastifyRequest,
  route: Route,
  outcome: Access['outcome'],
  about?: Access['about'],
): Access {
  const { role, subject } = request.actor;
  const resource = Object.fromEntries(
    Object.entries((request.params ?? {}) as Record<string, unknown>).map(([name, id]) => [name, String(id)]),
  );
  const access = { role, subject, action: route.action, resource, outcome, traceparent: currentTrace() };
  return about === undefined ? access : { ...access, about };
}
