import { generateKeySync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { open, SealBroken, seal } from './sealed-field.ts';

const newKey = () => generateKeySync('aes', { length: 256 });
const key = newKey();
const text = fc.string({ unit: 'grapheme' });

describe('a sealed field', () => {
  it('opens to the very text that was sealed, in any script', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(open(key, 'a', 'name', seal(key, 'a', 'name', words))).toBe(words);
      }),
    );
  });

  it('never looks the same twice, and does not show the text', () => {
    const sealed = Array.from({ length: 500 }, () => seal(key, 'a', 'name', 'Fatima'));
    expect(new Set(sealed).size).toBe(500);
    expect(sealed.join()).not.toContain('Fatima');
    expect(sealed.join()).not.toContain(Buffer.from('Fatima').toString('base64url').slice(0, 7));
  });

  it.each([
    ['another key', (sealed: string) => open(newKey(), 'a', 'name', sealed)],
    ['another person', (sealed: string) => open(key, 'b', 'name', sealed)],
    ['another field', (sealed: string) => open(key, 'a', 'nickname', sealed)],
    ['a text of another form', (sealed: string) => open(key, 'a', 'name', sealed.slice(3))],
    ['a shortened text', (sealed: string) => open(key, 'a', 'name', sealed.slice(0, 20))],
  ])('does not open with %s', (_what, opening) => {
    expect(() => opening(seal(key, 'a', 'name', 'Fatima'))).toThrow(SealBroken);
  });

  it('does not open once any byte of it was changed, and its refusal repeats nothing of it', () => {
    const sealed = seal(key, 'a', 'name', 'Fatima');
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ change;
        const text = `v1.${changed.toString('base64url')}`;
        expect(() => open(key, 'a', 'name', text)).toThrow(/^(?!.*Fatima).*name/);
      }),
    );
  });
});
