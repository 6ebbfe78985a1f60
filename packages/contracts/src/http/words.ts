import { z } from 'zod';
import { isReadableLine } from './readable-line.ts';

function composed(max: number) {
  return z.string().normalize('NFC').trim().min(1).max(max);
}

/** Words of people: composed as Unicode's NFC, so that the same word is the same bytes; NUL, which no text has, is refused. */
export function text(max: number) {
  return composed(max).refine((words) => !words.includes('\0') && words.isWellFormed(), {
    error: 'must be well-formed text without NUL characters',
  });
}

/** What is in no name, wherever it stands. Written by codes: generators of requests do not know `\p{…}`. */
const inNoName = String.raw`\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ue000-\uf8ff\ufeff\uffa0\ufff0-\ufffb`;

/**
 * A name, on one line, in any script and direction. What can't be seen is refused rather than taken out, so that what is
 * kept is what was typed.
 */
export function line(max: number) {
  return composed(max)
    .regex(new RegExp(`^[^${inNoName}]*$`, 'u'), {
      error: 'must be one line without control, invisible or direction-changing characters',
      abort: true,
    })
    .refine(isReadableLine, {
      error: 'must hold something that is seen, and joiners only where a script or an emoji needs them',
    });
}

/** So few digits that a short local number has them, and so many that the longest number of the world has (E.164). */
const digits = { least: 5, most: 15 };

/** A telephone number as people write it: digits of any script, a plus before them, and what they are grouped by. */
export const telephone = line(30).refine(
  (number) => {
    if (!/^\+?[\p{Nd}\p{Zs}()./\u2010-\u2013-]*$/u.test(number)) return false;
    const count = number.match(/\p{Nd}/gu)?.length ?? 0;
    return count >= digits.least && count <= digits.most;
  },
  {
    error: `must be a telephone number: ${digits.least} to ${digits.most} digits of any script, a + before them where it is international, grouped by blanks, hyphens, dots, slashes or brackets`,
  },
);
