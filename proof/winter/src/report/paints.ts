type Paint = (text: string) => string;
/** How words are set off from each other. */
export type Paints = Readonly<Record<'bold' | 'dim' | 'good' | 'bad', Paint>>;

/** Colours for a terminal, or none. */
export function paintsOf(colour: boolean): Paints {
  const paint =
    (code: number): Paint =>
    (text) =>
      colour ? `\u001b[${code}m${text}\u001b[0m` : text;
  return { bold: paint(1), dim: paint(2), good: paint(32), bad: paint(31) };
}
