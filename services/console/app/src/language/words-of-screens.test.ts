import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from '@iwaa/words/testing/faults-of';
import { describe, expect, it } from '@jest/globals';

const app = join(import.meta.dirname, '..');
const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$/.test(file) && file !== 'language/words.ts')
  .map((file) => [file, readFileSync(join(app, file), 'utf8')] as const)
  .filter(([, text]) => text.includes('words({'));

/** The text between a bracket that opens at an index and the one that closes it. Words hold no brackets of this kind. */
function within(text: string, from: number): string {
  let depth = 0;
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    if (text[index] === '}') depth -= 1;
    if (depth === 0) return text.slice(from + 1, index);
  }
  throw new Error('A bracket that opens is never closed.');
}

/** What a file says in a language, as it stands there. */
function saidIn(text: string, language: string): string {
  const all = within(text, text.indexOf('{', text.indexOf('words({')));
  return within(all, all.search(new RegExp(`(?<![\\w'])${language}: \\{`)) + language.length + 2);
}

/** A place in a text, with what fills it. */
const place = /\$\{((?:[^{}]|\{[^{}]*\})*)\}/g;

/** The texts of a catalogue, as they are read: its literals, without its keys, and with a number wherever something is filled in. */
function textsIn(catalogue: string): string[] {
  const literals = /(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)(:?)/g;
  return [...catalogue.matchAll(literals)]
    .filter(([, isKey]) => isKey === '')
    .map(([literal]) => literal.slice(1, -1))
    .flatMap((text) => [
      text.replaceAll(place, '1').replaceAll('#', '1'),
      ...[...text.matchAll(place)].flatMap(([, filling]) => textsIn(filling ?? '')),
    ])
    .map((text) =>
      text.replaceAll(/\\u([0-9a-f]{4})/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))),
    );
}

/** Names that every language writes in the same letters. */
function withoutNames(text: string, language: string): string {
  return text.replaceAll(/Iwaa|Temporal/g, language === 'ar' ? 'إيواء' : 'Nom');
}

describe("a screen's words", () => {
  it('are found in many files', () => {
    expect(files.length).toBeGreaterThan(40);
  });

  it.each(files)(
    'are written as the language that they stand under is, and none is empty: %s',
    (_file, text) => {
      const faults = (['ar', 'fr', 'en'] as const).flatMap((language) =>
        textsIn(saidIn(text, language)).flatMap((one) =>
          faultsOf(language, withoutNames(one, language)).map((fault) => `${one} ${fault}`),
        ),
      );
      expect(faults).toEqual([]);
    },
  );

  it.each(files)(
    'are joined to a phrase as the language does it, and not by a comma of ours: %s',
    (_file, text) => {
      expect(text).not.toMatch(/\.join\((['"`])\s*[,،]/);
    },
  );

  it.each(files)(
    'have the colon that the language puts after a label, and none of ours: %s',
    (_file, text) => {
      expect(text).not.toMatch(/\}:(\{' '\}| \{\w)/);
    },
  );

  it.each(files)('say a count of things in all the forms that the language has: %s', (_file, text) => {
    for (const [language, counted] of [
      ['ar', 'arabicCount'],
      ['fr', 'frenchCount'],
      ['en', 'englishCount'],
    ] as const) {
      const said = saidIn(text, language);
      expect(said.split(`${counted}(`).length).toBe(said.split(': number) =>').length);
    }
  });
});
