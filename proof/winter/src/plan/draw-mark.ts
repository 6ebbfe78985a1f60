import { createHash } from 'node:crypto';

/** The digits of N'Ko, which stand nowhere else in a winter. */
const digits = [...'߀߁߂߃߄߅߆߇߈߉'];

/** A word of nine digits that every personal value can hold, a telephone number too; the same for the same winter. */
export function drawMark(winter: string): string {
  const drawn = createHash('sha256').update(winter).digest();
  return Array.from(drawn.subarray(0, 9), (byte) => digits[byte % digits.length]).join('');
}
