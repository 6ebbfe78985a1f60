import { type CsvRow, type Delimiter, delimiters, readRows } from './csv-rows.ts';
import { type Column, type ColumnPlaces, countColumns, findColumns } from './find-columns.ts';
import { InputRefusal, shown } from './input-refusal.ts';
import { readCount } from './read-count.ts';
import { readDates } from './read-dates.ts';
import { readTemperature } from './read-temperature.ts';

/** One night of a winter as it was reported. */
export interface ReportedNight {
  /** The date on which the night begins, `YYYY-MM-DD`. */
  readonly night: string;
  readonly contacts: number;
  readonly placements: number;
  /** The lowest temperature of the night, °C, where the file has it. */
  readonly minimumTemperature?: number;
}

/**
 * Reads a winter from CSV: a header line with `night,contacts,placements` in any order among other columns, of which
 * `minimum-temperature` is read too, then a line a night. The nights come back in the order of their dates.
 * @throws InputRefusal naming the line and the field at fault.
 */
export function readWinterCsv(text: string): ReportedNight[] {
  const [header, ...rows] = readRows(text, delimiterOf(text));
  if (!header)
    throw new InputRefusal(
      'The file is empty: it needs the header "night,contacts,placements" and a line for each night.',
    );
  const places = findColumns(header.line, header.cells);
  if (rows.length === 0)
    throw new InputRefusal(
      `Line ${header.line} is a header with no night after it: add a line for each night.`,
    );
  for (const row of rows) needNoMoreCells(row, header);

  const dates = readDates(rows.map((row) => ({ line: row.line, text: cellOf(row, places, 'night') })));
  const seen = new Map<string, number>();
  const nights = rows.map((row, index) => {
    const night = dates[index] ?? '';
    const before = seen.get(night);
    if (before !== undefined)
      throw new InputRefusal(
        `Line ${row.line}: the night ${night} stands on line ${before} already; keep one of the two.`,
      );
    seen.set(night, row.line);
    return { night, ...readCounts(row, places), ...readCold(row, places) };
  });
  return nights.sort((one, other) => (one.night < other.night ? -1 : 1));
}

/** Where a winter's figures come from, by the comments before the header: what follows `Source:`, else all they say. */
export function readWinterSource(text: string): string | undefined {
  const comments: string[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    if (!line.trim().startsWith('#')) break;
    comments.push(
      line
        .replace(/^\s*#\s?/, '')
        .replace(/\p{C}/gu, '')
        .trim(),
    );
  }
  const said = comments.join(' ').trim();
  const named = /\bsource:\s*(.+)$/i.exec(said)?.[1] ?? said;
  return named.replace(/\.$/, '') || undefined;
}

/** What stands between the columns: that with which the header names most of what it has to name. */
function delimiterOf(text: string): Delimiter {
  const named = new Map(delimiters.map((delimiter) => [delimiter, countColumns(headerBy(text, delimiter))]));
  const most = Math.max(...named.values());
  return delimiters.find((delimiter) => named.get(delimiter) === most) ?? ',';
}

/** More rows than these before a header are not looked at, when it is found out what stands between the columns. */
const rowsBeforeHeader = 50;

function headerBy(text: string, delimiter: Delimiter): readonly string[] {
  try {
    return readRows(text, delimiter, rowsBeforeHeader)[0]?.cells ?? [];
  } catch (error) {
    // With another delimiter than the file's own, a quote may seem to be left open.
    if (error instanceof InputRefusal) return [];
    throw error;
  }
}

function needNoMoreCells({ line, cells }: CsvRow, header: CsvRow): void {
  const more = cells.slice(header.cells.length).find((cell) => cell !== '');
  if (more !== undefined)
    throw new InputRefusal(
      `Line ${line}: "${shown(more)}" is under no column; the header names ${header.cells.length} and the line has ${cells.length} cells. A value with a comma in it stands in quotes, such as "1,234".`,
    );
}

function readCounts(row: CsvRow, places: ColumnPlaces): { contacts: number; placements: number } {
  const contacts = readCount(row.line, 'contacts', cellOf(row, places, 'contacts'));
  const placements = readCount(row.line, 'placements', cellOf(row, places, 'placements'));
  if (placements > contacts) {
    throw new InputRefusal(
      `Line ${row.line}: ${placements} placements are more than the ${contacts} contacts of the night; nobody is placed who was not met.`,
    );
  }
  return { contacts, placements };
}

function readCold({ line, cells }: CsvRow, places: ColumnPlaces): Pick<ReportedNight, 'minimumTemperature'> {
  const place = places['minimum-temperature'];
  const minimumTemperature = readTemperature(line, place === undefined ? undefined : cells[place]);
  return minimumTemperature === undefined ? {} : { minimumTemperature };
}

function cellOf({ line, cells }: CsvRow, places: ColumnPlaces, column: Column): string {
  const value = cells[places[column]];
  if (value === undefined || value === '')
    throw new InputRefusal(`Line ${line}: the column "${column}" has no value.`);
  return value;
}
