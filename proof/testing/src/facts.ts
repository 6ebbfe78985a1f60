import { randomUUID } from 'node:crypto';
import { definitionOf } from '@iwaa/contracts/catalogue';
import type { EventDefinition, Fact } from '@iwaa/contracts/event';
import { factsTopic } from '@iwaa/contracts/topology';
import type { z } from 'zod';

/** A fact as its owner would publish it: the first event of an aggregate of its own, unless `overrides` says otherwise. */
export function aFact<Type extends string, Data extends z.ZodType>(
  definition: EventDefinition<Type, Data>,
  data: z.output<Data>,
  overrides: Partial<Omit<Fact, 'type' | 'data'>> = {},
): Fact<EventDefinition<Type, Data>> {
  return {
    id: randomUUID(),
    source: `/iwaa/${definition.owner}`,
    subject: `test/${randomUUID()}`,
    time: new Date().toISOString(),
    sequence: 1,
    actor: { role: 'service', subject: definition.owner },
    type: definition.type,
    data,
    ...overrides,
  };
}

/** The topic on which a service's fact belongs. Throws for an agency's answer, which belongs on its agency's own topic. */
export function topicOf(fact: Fact, namespace: string): string {
  const owner = definitionOf(fact.type)?.owner;
  if (owner === undefined || owner === 'agency') {
    throw new Error(`${fact.type} is no service's fact: name the topic that it goes to.`);
  }
  return factsTopic(owner, namespace);
}

/** The key of a fact: its case where it has one, else the aggregate's id. */
export function keyOf(fact: Fact): string {
  const { caseId } = fact.data as { caseId?: unknown };
  return typeof caseId === 'string' ? caseId : fact.subject.slice(fact.subject.indexOf('/') + 1);
}
