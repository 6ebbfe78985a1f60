import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SignedIn } from '../session/signed-in.ts';
import { openAppPage, type Reader } from './app-page.ts';

const plain = '<head><link rel="preload" as="fetch" href="/session" crossorigin /></head>';
const who: SignedIn = {
  subject: 'person-1',
  name: '</script><script>alert(1)</script>',
  role: 'street-team',
  provinces: [],
  campaigns: ['SK-2425'],
  centres: [],
  agencies: [],
  team: 'north',
  endsAt: '2024-12-13T10:00:00.000Z',
  sendsOnly: false,
  temporalUiUrl: null,
};
const clock = [{ since: '2024-01-01T00:00:00.000Z', minutesAhead: 60 }];
let folder: string;
let page: (reader: Reader) => string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iwaa-page-'));
  await writeFile(join(folder, 'index.html'), plain);
  const words = { ar: ['ar.js'], fr: ['fr.js'], en: ['en.js'] };
  const screens = [{ path: '/round', roles: ['street-team'], files: ['round.js', 'vault.js'] }];
  await writeFile(join(folder, 'first-files.json'), JSON.stringify({ words, screens }));
  page = await openAppPage(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a page says of who is signed in, as the app reads it. */
function sessionIn(text: string): unknown {
  const [, json = ''] = /<script type="application\/json" id="session">(.*?)<\/script>/.exec(text) ?? [];
  return JSON.parse(json);
}
const preloaded = (text: string) =>
  [...text.matchAll(/modulepreload" href="\/(.*?)"/g)].map(([, file]) => file);

describe('the page of the app', () => {
  test('names who is signed in, whatever they are called, the clock, and the files of their screen', () => {
    const made = page({ clock, who, languages: 'ar-MA', path: '/' });
    expect(sessionIn(made)).toEqual({ who, clock });
    expect(made.match(/<script/g)).toHaveLength(1);
    expect(preloaded(made)).toEqual(['ar.js', 'round.js', 'vault.js']);
    expect(made).not.toContain('href="/session"');
  });

  test('names nobody where nobody is signed in, and no screen', () => {
    const made = page({ clock, who: null, languages: undefined, path: '/' });
    expect(sessionIn(made)).toEqual({ who: null, clock });
    expect(preloaded(made)).toEqual(['ar.js']);
  });

  test.each([
    ['de-DE, fr-MA;q=0.8, ar;q=0.5', 'fr.js'],
    ['en-GB,en;q=0.9', 'en.js'],
    ['de', 'ar.js'],
    ['', 'ar.js'],
  ])('has the words of the language that the browser wants first: %j', (languages, file) => {
    expect(preloaded(page({ clock, who: null, languages, path: '/' }))).toEqual([file]);
  });

  test('is as a phone keeps it where it is not known who is signed in', () => {
    expect(page({ clock, who: undefined, languages: 'ar', path: '/' })).toBe(plain);
  });
});
