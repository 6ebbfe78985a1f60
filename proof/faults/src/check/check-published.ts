import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { StoredDocument } from '../evidence/documents.ts';
import type { Finding } from './finding.ts';

type Fact = Pick<PublishedFact, 'id' | 'topic' | 'subject' | 'sequence'>;

/** What was decided is published, whole and without a gap, and nothing else is: documents' versions against the topics. */
export function checkPublished(documents: readonly StoredDocument[], facts: readonly Fact[]): Finding {
  const published = Map.groupBy(facts, ({ topic, subject }) => `${topic} ${subject}`);
  const decided = new Map(
    documents.map((document) => [
      `iwaa.${document.service}.v1 ${document.collection}/${document.id}`,
      document,
    ]),
  );
  const differences = [...decided].flatMap(([place, { version, waiting }]) => [
    ...(waiting > 0 ? [`${place}: ${waiting} facts still wait to be sent`] : []),
    ...checkAggregate(place, version, published.get(place) ?? []),
  ]);
  for (const [place] of published)
    if (!decided.has(place)) differences.push(`${place}: published, and no document decided it`);
  return {
    name: 'published',
    claim: 'published = decided, each aggregate numbered from 1 to its version without a gap',
    examined: decided.size,
    differences,
  };
}

function checkAggregate(place: string, version: number, facts: readonly Fact[]): string[] {
  const ids = new Map<number, Set<string>>();
  for (const { sequence, id } of facts) ids.set(sequence, (ids.get(sequence) ?? new Set()).add(id));
  const differences: string[] = [];
  for (let sequence = 1; sequence <= version; sequence += 1)
    if (!ids.has(sequence))
      differences.push(`${place}: decided up to ${version}, and ${sequence} is not published`);
  for (const [sequence, own] of ids) {
    if (own.size > 1) differences.push(`${place}: ${sequence} stands for ${own.size} facts`);
    if (!(sequence >= 1 && sequence <= version))
      differences.push(`${place}: ${sequence} is published, and only ${version} were decided`);
  }
  return differences;
}
