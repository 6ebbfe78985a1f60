import { textTable } from '@iwaa/proof-kit/report/text-table';
import type { BenchResults } from '../results.ts';
import { circumstances, tables } from './tables.ts';

const width = 120;

/** The results as text for a terminal. */
export function inWords(results: BenchResults): string {
  const lines = tables(results).flatMap(({ title, head, rows }) => [
    title,
    ...textTable(
      head.map((name, index) => ({ name, alignLeft: index === 0 || name === 'process' })),
      rows,
      width,
    ),
    '',
  ]);
  return [...lines, ...circumstances(results)].join('\n');
}
