import { InputRefusal } from './input-refusal.ts';

const columns = ['night', 'contacts', 'placements'] as const;
export type Column = (typeof columns)[number];
/** A column that may be left out. */
const temperature = 'minimum-temperature';

/** In which cell of a row each column stands. */
export type ColumnPlaces = Readonly<Record<Column, number>> & { readonly [temperature]?: number };

/** What else portals and field sheets write above a column; the name of the column itself goes before. */
const otherNames: Readonly<Record<Column | typeof temperature, readonly string[]>> = {
  [temperature]: [
    'minimum temperature',
    'min temperature',
    'temperature minimum',
    'tmin',
    'temperature minimale',
    'الحرارة الدنيا',
  ],
  night: [
    'date',
    'date of night',
    'night of',
    'date of census',
    'report date',
    'nuit',
    'date de la nuit',
    'ليلة',
    'الليلة',
  ],
  contacts: [
    'contact',
    'street contacts',
    'total contacts',
    'number of contacts',
    'contacts made',
    'rencontres',
    'nombre de rencontres',
    'nombre de contacts',
    'لقاءات',
  ],
  placements: [
    'placement',
    'shelter placements',
    'street placements',
    'total placements',
    'number of placements',
    'placements in shelter',
    'hebergements',
    "nombre d'hebergements",
    'nombre de placements',
    'إيواءات',
  ],
};

/** How many of the three columns a header names. */
export function countColumns(header: readonly string[]): number {
  return columns.filter((column) => namesOf(column).some((name) => header.map(plain).includes(name))).length;
}

/**
 * Finds the three columns in a header, in any order, in capitals or not, with `_` for blanks, under their own name or another
 * one that is known.
 * @throws InputRefusal naming the column that is missing, or that two cells name
 */
export function findColumns(line: number, header: readonly string[]): ColumnPlaces {
  const found = (column: Column | typeof temperature): number => findColumn(line, header.map(plain), column);
  const isCold = namesOf(temperature).some((name) => header.map(plain).includes(name));
  return {
    night: found('night'),
    contacts: found('contacts'),
    placements: found('placements'),
    ...(isCold ? { [temperature]: found(temperature) } : {}),
  };
}

function findColumn(line: number, header: readonly string[], column: keyof typeof otherNames): number {
  const byOwnName = placesOf(header, [column]);
  const places = byOwnName.length > 0 ? byOwnName : placesOf(header, otherNames[column]);
  const [place] = places;
  if (place === undefined)
    throw new InputRefusal(
      `Line ${line}: the column "${column}" is missing; the header has to name night, contacts and placements.`,
    );
  if (places.length > 1)
    throw new InputRefusal(
      `Line ${line}: the column "${column}" is named twice; name only one of the two "${column}".`,
    );
  return place;
}

function namesOf(column: keyof typeof otherNames): readonly string[] {
  return [column, ...otherNames[column]];
}

function placesOf(header: readonly string[], names: readonly string[]): number[] {
  return header.flatMap((name, place) => (names.includes(name) ? [place] : []));
}

/** A name without what a portal may change in it: capitals, accents, underscores, line breaks. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[\s_]+/g, ' ')
    .replaceAll('’', "'")
    .trim()
    .toLowerCase();
}
