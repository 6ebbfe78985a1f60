import type { Fact } from '@iwaa/contracts/event';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { CaseFact } from '../domain/case-fact.ts';

/**
 * A fact as its owner publishes it. A told bed counts for each case by itself, so that its facts have the same sequence in two
 * cases and are not the same.
 */
export function published(fact: CaseFact): Fact {
  const [, owner] = fact.type.split('.');
  const id = derivedId(`${fact.data.caseId}/${fact.subject}/${fact.sequence}`, 'fact');
  return { ...fact, id, source: `/iwaa/${owner}`, actor: { role: 'service', subject: `${owner}` } };
}
