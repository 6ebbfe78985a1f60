import { InputRefusal } from './input-refusal.ts';

/**
 * The text of a file that a spreadsheet or a portal wrote: UTF-16 by its byte-order mark or its zero bytes, else UTF-8, else
 * windows-1252, in which older spreadsheets write. The byte-order mark is left out.
 * @throws InputRefusal when it is no text
 */
export function decodeText(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (text.includes('\0'))
    throw new InputRefusal('The file is not a text: save it as CSV (UTF-8), not as a workbook.');
  return text;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // A header is in Latin letters, each of which has one byte that is zero.
  if (first !== 0 && second === 0) return 'utf-16le';
  if (first === 0 && second !== 0) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
