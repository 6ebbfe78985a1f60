/** A text with each decimal digit, of whatever script, as the digit of ASCII that has its value. */
export function asciiDigits(text: string): string {
  return text.normalize('NFKC').replaceAll(/\p{Nd}/gu, digitOf);
}

/** Unicode keeps the ten digits of a script together, from nought to nine; those of two may follow each other. */
function digitOf(char: string): string {
  const point = char.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return String(before % 10);
}
