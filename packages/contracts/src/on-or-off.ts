import { z } from 'zod';

const words = z.stringbool();

/**
 * A yes or no as people write it in an environment: true, yes, on, 1; false, no, off, 0.
 * @throws RangeError for anything else.
 */
export function readOnOrOff(text: string): boolean {
  const read = words.safeParse(text);
  if (!read.success) throw new RangeError('has to be true or false');
  return read.data;
}
