import { z } from 'zod';

function composed(max: number) {
  return z.string().normalize('NFC').trim().min(1).max(max);
}

/** Words of people: composed as Unicode's NFC, so that the same word is the same bytes; NUL, which no text has, is refused. */
export function text(max: number) {
  return composed(max).refine((words) => !words.includes('\0') && words.isWellFormed(), {
    error: 'must be well-formed text without NUL characters',
  });
}

/**
 * A name, on one line: any script and direction, and no control characters, which steer whatever terminal or log a name
 * is shown in.
 */
export function line(max: number) {
  return composed(max).regex(/^[^\p{Cc}\p{Cs}]*$/u, {
    error: 'must be one line of well-formed text without control characters',
  });
}
