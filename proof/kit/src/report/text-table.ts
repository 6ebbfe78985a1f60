/** A column of a table of text. */
export interface TextColumn {
  readonly name: string;
  /** Left out where the table would be too wide; the last such column first. */
  readonly spare?: boolean;
  readonly alignLeft?: boolean;
}

/** A table as lines of at most `width` characters, its header first: columns move closer together, then spare ones go. */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const sizes = columns.map(({ name }, index) =>
    Math.max(name.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  let shown = columns.map((_, index) => index);
  const needed = (gap: number): number =>
    shown.reduce((sum, index) => sum + (sizes[index] ?? 0), 0) + gap * (shown.length - 1);
  while (needed(1) > width) {
    const goes = shown.findLast((index) => columns[index]?.spare);
    if (goes === undefined) break;
    shown = shown.filter((index) => index !== goes);
  }
  const gap = [3, 2].find((candidate) => needed(candidate) <= width) ?? 1;
  const line = (cells: readonly string[]): string =>
    shown
      .map((index) => {
        const [cell, size] = [cells[index] ?? '', sizes[index] ?? 0];
        return columns[index]?.alignLeft ? cell.padEnd(size) : cell.padStart(size);
      })
      .join(' '.repeat(gap))
      .trimEnd();
  return [line(columns.map(({ name }) => name)), ...rows.map(line)];
}
