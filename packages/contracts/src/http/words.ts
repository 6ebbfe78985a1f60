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

/** No control characters and no halves of characters. Written by codes: generators of requests do not know `\p{…}`. */
const oneLine = String.raw`^[^\u0000-\u001f\u007f-\u009f\ud800-\udfff]*$`;

/**
 * A name, on one line: any script and direction, and no control characters, which steer whatever terminal or log a name
 * is shown in.
 */
export function line(max: number) {
  return composed(max).regex(new RegExp(oneLine, 'u'), {
    error: 'must be one line of well-formed text without control characters',
  });
}
