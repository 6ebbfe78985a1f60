import { InputRefusal, shown } from './input-refusal.ts';
import { plainDigits } from './plain-digits.ts';

const greatestCount = 100_000;

/** Digits in groups of three, as 1,234, 1 234 and 1'234; a fraction of one or two zeros, as 4.0 and 4,00, is none. */
const form = /^(-?)(\d+|\d{1,3}(?:([,\s'’٬])\d{3})(?:\3\d{3})*)(?:[.,٫]0{1,2})?$/;

/**
 * Reads a count as spreadsheets and portals write it. A point before three digits is refused: 1.234 is one and a quarter in
 * one country, and a thousand in another.
 * @param field the name of the column, for the refusal
 * @throws InputRefusal naming the line, the field and the form
 */
export function readCount(line: number, field: string, text: string): number {
  const [, minus, digits] = form.exec(plainDigits(text)) ?? [];
  if (digits === undefined)
    throw new InputRefusal(
      `Line ${line}: ${field} "${shown(text)}" is not a whole number such as 1234 or "1,234".`,
    );
  if (minus) throw new InputRefusal(`Line ${line}: ${field} is ${shown(text)}; it can not be negative.`);
  const count = Number(digits.replace(/\D/g, ''));
  if (count > greatestCount)
    throw new InputRefusal(
      `Line ${line}: ${field} is ${shown(text)}; more than ${greatestCount} in one night is not taken.`,
    );
  return count;
}
