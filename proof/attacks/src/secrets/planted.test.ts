import { describe, expect, it } from '@jest/globals';
import { drawMark, holds, plantedIdentity } from './planted.ts';

const mark = drawMark();

describe('a planted word', () => {
  it.each([
    ['in the clear', mark],
    ['in hexadecimal', Buffer.from(mark).toString('hex')],
    ...[0, 1, 2].map((before): [string, string] => [
      `in base64, after ${before} bytes`,
      Buffer.from(`${'x'.repeat(before)}${mark}yz`).toString('base64'),
    ]),
  ])('is found %s', (_how, text) => expect(holds(`before ${text} after`, mark)).toBe(true));

  it('is not found where it is not', () => {
    expect(holds(JSON.stringify(plantedIdentity(drawMark())), mark)).toBe(false);
    expect(holds(Buffer.alloc(100_000, 7).toString('base64'), mark)).toBe(false);
  });

  it('stands in every personal field but the date of birth', () => {
    const { bornOn: _, papers, ...words } = plantedIdentity(mark);
    for (const word of [...Object.values(words), papers.number]) expect(holds(word, mark)).toBe(true);
  });
});
