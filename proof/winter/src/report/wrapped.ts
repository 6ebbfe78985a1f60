/** Breaks a text between words into lines of at most `width` characters; a longer word is broken too. */
export function wrapped(text: string, width: number): string[] {
  const indent = /^ */.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  let line = indent;
  for (const word of text
    .trim()
    .split(' ')
    .flatMap((whole) => pieces(whole, width - indent.length))) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}

function pieces(word: string, size: number): string[] {
  return word.length <= size ? [word] : [word.slice(0, size), ...pieces(word.slice(size), size)];
}
