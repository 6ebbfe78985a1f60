import type { FactActor } from '@iwaa/contracts/event';
import type { FastifyRequest } from 'fastify';

const workflowForm = /^[\w./-]{1,100}$/;

/** Whoever asks, as facts name them. A service may say in `iwaa-workflow` which of its workflows it acts for. */
export function factActorOf({ actor, headers }: Pick<FastifyRequest, 'actor' | 'headers'>): FactActor {
  const { role, subject } = actor;
  const workflow = headers['iwaa-workflow'];
  return role === 'service' && typeof workflow === 'string' && workflowForm.test(workflow)
    ? { role, subject, workflow }
    : { role, subject };
}
