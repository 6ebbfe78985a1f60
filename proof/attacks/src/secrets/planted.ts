import { createHash, randomBytes } from 'node:crypto';

/** A word that stands in every personal field, and nowhere else unless it has leaked. */
export function drawMark(): string {
  return `planted-${randomBytes(9).toString('hex')}`;
}

/** Everything personal that intake may be told, each part holding the mark. */
export function plantedIdentity(mark: string) {
  return {
    nickname: `Ba Lahcen ${mark}`,
    name: `فاطمة ${mark}`,
    latinName: `Fatima ${mark}`,
    bornOn: '1981-02-17',
    telephone: `+${digitsOf(mark)}`,
    papers: { kind: 'national-id', number: `GK ${mark}` },
    note: `Has a brother in Kénitra.\n${mark}`,
  };
}

/** The mark as a telephone takes it. */
function digitsOf(mark: string): string {
  const drawn = BigInt(`0x${createHash('sha256').update(mark).digest('hex')}`) % 10n ** 15n;
  return String(drawn).padStart(15, '0');
}

/** Shorter pieces of a coded mark would be found in any ciphertext by chance. */
const leastForm = 12;

/** A word in the clear and in the codings in which it might stand in a text. */
function formsOf(word: string): string[] {
  const bytes = Buffer.from(word);
  const inBase64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    // The characters at both ends depend on what stands beside the mark.
    return text.slice(shift === 0 ? 0 : shift + 1, Math.floor(((shift + bytes.length) * 8) / 6));
  });
  return [word, bytes.toString('hex'), ...inBase64].filter((form) => form.length >= leastForm);
}

/** Whether a text holds the mark in one of its forms. */
export function holds(text: string, mark: string): boolean {
  return [mark, digitsOf(mark)].flatMap(formsOf).some((form) => text.includes(form));
}
