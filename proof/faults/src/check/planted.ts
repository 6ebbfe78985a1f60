import type { StoredDocument } from '../evidence/documents.ts';
import type { TopicFact } from '../evidence/topics.ts';
import type { Effect, Outcome, Write } from '../load/journal.ts';

/** A fact for tests of the checkers; each has another id where none is given. */
export function plantFact(type: string, about: Partial<Omit<TopicFact, 'type'>> = {}): TopicFact {
  const [, service = 'intake'] = type.split('.');
  const subject = about.subject ?? 'person/p1';
  const sequence = about.sequence ?? 1;
  return {
    topic: `iwaa.${service}.v1`,
    partition: 0,
    offset: '0',
    key: 'SK-2526-00001',
    id: `${subject}/${sequence}`,
    time: sequence * 1000,
    appendedAt: sequence * 1000,
    text: '',
    data: {},
    ...about,
    type,
    subject,
    sequence,
  };
}

/** A stored aggregate for tests of the checkers. */
export function plantDocument(about: Partial<StoredDocument>): StoredDocument {
  return {
    service: 'intake',
    collection: 'person',
    id: 'p1',
    version: 1,
    waiting: 0,
    state: {},
    closedAt: undefined,
    ...about,
  };
}

/** A journalled write for tests of the checkers. */
export function plantWrite(key: string, effect: Effect, outcome: Outcome): Write {
  const request = { key, client: 'street-north', path: '/', params: {}, body: {}, effect };
  return { request, outcome, lost: 0, firstSentAt: 0, lastHeardAt: 0 };
}
