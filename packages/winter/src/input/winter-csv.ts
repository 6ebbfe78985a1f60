/** One night of a winter as it was reported. */
export interface ReportedNight {
  /** The date on which the night begins, `YYYY-MM-DD`. */
  readonly night: string;
  readonly contacts: number;
  readonly placements: number;
}

/** The input is not a winter; the text names the line and what to do. */
export class InputRefusal extends Error {
  override readonly name = 'InputRefusal';
}

const columns = ['night', 'contacts', 'placements'] as const;
type Column = (typeof columns)[number];
type Row = Readonly<Record<Column, string>>;

/**
 * Reads a winter from CSV: a header line with `night,contacts,placements` in any order among other columns, then a line a
 * night. Empty lines and lines that begin with `#` are passed over. The nights come back in the order of their dates.
 * @throws InputRefusal naming the line at fault.
 */
export function readWinterCsv(text: string): ReportedNight[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((content, index) => ({ number: index + 1, content: content.trim() }))
    .filter(({ content }) => content !== '' && !content.startsWith('#'));
  const [header, ...rows] = lines;
  if (!header)
    throw new InputRefusal(
      'The file is empty: it needs the header "night,contacts,placements" and a line for each night.',
    );
  const places = readHeader(header.number, header.content);
  if (rows.length === 0)
    throw new InputRefusal(
      `Line ${header.number} is a header with no night after it: add a line for each night.`,
    );

  const seen = new Map<string, number>();
  const nights = rows.map(({ number, content }) => {
    const reported = readNight(number, toRow(number, content, places));
    const before = seen.get(reported.night);
    if (before !== undefined)
      throw new InputRefusal(
        `Line ${number}: the night ${reported.night} stands on line ${before} already; keep one of the two.`,
      );
    seen.set(reported.night, number);
    return reported;
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

function readHeader(line: number, header: string): Record<Column, number> {
  const names = header.split(',').map((name) => unquoted(name).toLowerCase());
  const places = columns.map((column) => [column, names.indexOf(column)] as const);
  for (const [column, place] of places) {
    if (place < 0)
      throw new InputRefusal(
        `Line ${line}: the column "${column}" is missing; the header has to name night, contacts and placements.`,
      );
    if (names.lastIndexOf(column) !== place)
      throw new InputRefusal(`Line ${line}: the column "${column}" is named twice; keep one of the two.`);
  }
  return Object.fromEntries(places) as Record<Column, number>;
}

function toRow(line: number, content: string, places: Record<Column, number>): Row {
  const values = content.split(',').map(unquoted);
  const value = (column: Column): string => {
    const found = values[places[column]];
    if (found === undefined || found === '')
      throw new InputRefusal(`Line ${line}: the column "${column}" has no value.`);
    return found;
  };
  return { night: value('night'), contacts: value('contacts'), placements: value('placements') };
}

function readNight(line: number, row: Row): ReportedNight {
  if (!isDate(row.night))
    throw new InputRefusal(`Line ${line}: night "${shown(row.night)}" is not a date such as 2024-12-12.`);
  const contacts = readCount(line, 'contacts', row.contacts);
  const placements = readCount(line, 'placements', row.placements);
  if (placements > contacts) {
    throw new InputRefusal(
      `Line ${line}: ${placements} placements are more than the ${contacts} contacts of the night; nobody is placed who was not met.`,
    );
  }
  return { night: row.night, contacts, placements };
}

const greatestCount = 100_000;

function readCount(line: number, column: Column, text: string): number {
  if (!/^-?\d+$/.test(text))
    throw new InputRefusal(`Line ${line}: ${column} "${shown(text)}" is not a whole number.`);
  const count = Number(text);
  if (count < 0) throw new InputRefusal(`Line ${line}: ${column} is ${text}; it can not be negative.`);
  if (count > greatestCount)
    throw new InputRefusal(
      `Line ${line}: ${column} is ${shown(text)}; more than ${greatestCount} in one night is not taken.`,
    );
  return count;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function unquoted(value: string): string {
  return value
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
}

/** A value as it may be shown in a terminal: short, and without control characters. */
function shown(value: string): string {
  return value.replace(/\p{C}/gu, '?').slice(0, 40);
}
