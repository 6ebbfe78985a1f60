import { CsvError, parse } from 'csv-parse/sync';
import { InputRefusal } from './input-refusal.ts';

/** A row that says something. */
export interface CsvRow {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What stands between two columns: in portals a comma, in the spreadsheets of many countries a semicolon, when copied a tab. */
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * Takes a CSV text apart. Empty rows, rows of empty cells, and those that begin with `#` are passed over, and so is the line
 * `sep=;` by which a spreadsheet says what stands between its columns.
 * @param atMost reads no more rows than these, counting those that are passed over
 * @throws InputRefusal when a quote is not closed
 */
export function readRows(text: string, delimiter: Delimiter, atMost?: number): CsvRow[] {
  const rows: CsvRow[] = [];
  try {
    parse(text, {
      delimiter,
      comment: '#',
      comment_no_infix: true,
      relax_column_count: true,
      // An inch in a remark is no beginning of a quoted cell.
      relax_quotes: true,
      trim: true,
      ...(atMost === undefined ? {} : { to: atMost }),
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines - breaksIn(cells), cells });
      },
    });
    return rows
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
      .filter(({ cells: [first = ''] }) => !first.startsWith('#') && !/^sep=.?$/i.test(first));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InputRefusal(
      `Line ${String(error.lines)}: a quote that was opened is not closed; a quote within a quoted cell is written twice ("").`,
    );
  }
}

/** Line breaks within quoted cells: the row ends by so many lines after the one on which it begins. */
function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}
