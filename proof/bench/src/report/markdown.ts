import type { BenchResults } from '../results.ts';
import { circumstances, tables } from './tables.ts';

const begins = '<!-- bench: what follows is written by npm run bench -- --write-docs -->';
const ends = '<!-- bench: end -->';

/** The results as Markdown, with the command that makes them. */
export function inMarkdown(results: BenchResults): string {
  const parts = tables(results).map(({ title, head, rows }) => {
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    const rule = head.map((_, index) => (index === 0 ? '---' : '--:'));
    return [`### ${title}`, '', line(head), line(rule), ...rows.map(line)].join('\n');
  });
  return [`\`\`\`sh\n${results.command}\n\`\`\``, circumstances(results).join('\n\n'), ...parts].join('\n\n');
}

/** A page with these tables between its marks, in the place of those that were there. Throws Error of a page without marks. */
export function withTables(page: string, markdown: string): string {
  const from = page.indexOf(begins);
  const to = page.indexOf(ends);
  if (from < 0 || to < from)
    throw new Error(`The page has no place for the tables: it needs "${begins}" and "${ends}".`);
  return `${page.slice(0, from)}${begins}\n\n${markdown}\n\n${page.slice(to)}`;
}
