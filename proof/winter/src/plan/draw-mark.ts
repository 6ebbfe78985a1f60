import { createHash } from 'node:crypto';

/**
 * The digits of N'Ko, which stand nowhere else in a winter; without those of 5, 7 and 9, which stand for sounds where Moroccans write names:
 * two people must not be taken for one because their names hold the same mark.
 */
const digits = [...'߀߁߂߃߄߆߈'];

/** A word of nine digits that every personal value can hold, a telephone number too; the same for the same winter. */
export function drawMark(winter: string): string {
  const drawn = createHash('sha256').update(winter).digest();
  return Array.from(drawn.subarray(0, 9), (byte) => digits[byte % digits.length]).join('');
}
