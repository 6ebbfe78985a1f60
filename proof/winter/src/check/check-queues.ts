import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

/** Nothing waits in an outbox. */
export function checkOutboxes(unsent: Readonly<Record<string, number>>, documents: number): Check {
  const differences: Difference<WinterDifferences>[] = Object.entries(unsent)
    .filter(([, count]) => count > 0)
    .map(([collection, count]) => ({ what: 'notSent', of: [collection, count] }));
  // An empty outbox in a database that holds nothing shows only that the wrong place was looked at.
  if (documents === 0) differences.push({ what: 'noDocument', of: [] });
  return toCheck('outboxes', 'every outbox is empty', documents, differences);
}

/** Nothing was put aside since the winter began. */
export function checkDeadLetters(deadLetters: Readonly<Record<string, number>>): Check {
  const differences: Difference<WinterDifferences>[] = Object.entries(deadLetters)
    .filter(([, count]) => count > 0)
    .map(([topic, count]) => ({ what: 'putAside', of: [topic, count] }));
  if (Object.keys(deadLetters).length === 0) differences.push({ what: 'noDeadLetterTopic', of: [] });
  return toCheck(
    'dead letters',
    'nothing was put aside since the winter began',
    Object.keys(deadLetters).length,
    differences,
  );
}
