import type { Check } from '@iwaa/proof-kit/check/check';
import { toCheck } from '@iwaa/proof-kit/check/check';

/** Nothing waits in an outbox. */
export function checkOutboxes(unsent: Readonly<Record<string, number>>, documents: number): Check {
  const differences = Object.entries(unsent)
    .filter(([, count]) => count > 0)
    .map(([collection, count]) => `${collection}: ${count} documents with facts that were not sent`);
  // An empty outbox in a database that holds nothing shows only that the wrong place was looked at.
  if (documents === 0) differences.push('no document was found to look at');
  return toCheck('outboxes', 'every outbox is empty', documents, differences);
}

/** Nothing was put aside since the winter began. */
export function checkDeadLetters(deadLetters: Readonly<Record<string, number>>): Check {
  const differences = Object.entries(deadLetters)
    .filter(([, count]) => count > 0)
    .map(([topic, count]) => `${topic}: ${count} messages put aside`);
  if (Object.keys(deadLetters).length === 0) differences.push('no dead-letter topic was found to look at');
  return toCheck(
    'dead letters',
    'nothing was put aside since the winter began',
    Object.keys(deadLetters).length,
    differences,
  );
}
