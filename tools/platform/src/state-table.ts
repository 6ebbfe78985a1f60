/** A part of the platform as a person reads it. */
export interface PartRow {
  name: string;
  state: string;
  restarts?: number;
  where?: string;
}

/** The parts' states as lines of text, one a part, its columns beneath each other. */
export function stateTable(rows: readonly PartRow[]): string {
  const cells = rows.map(({ name, state, restarts = 0, where = '' }) => [
    name,
    state,
    restarts > 0 ? `restarted ${restarts}×` : '',
    where,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
