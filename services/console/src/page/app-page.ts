import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askedLanguage } from '@iwaa/contracts/asked-language';
import type { SessionAnswer, SignedIn } from '../session/signed-in.ts';
import { type FirstFiles, filesOfScreen, firstFilesName } from './first-files.ts';

/** For whom the page is made. */
export interface Reader {
  /** Who is signed in; null where that is nobody, undefined where it is not known. */
  readonly who: SignedIn | null | undefined;
  readonly clock: SessionAnswer['clock'];
  /** The browser's `Accept-Language`. */
  readonly languages: string | undefined;
  /** The address within the console. */
  readonly path: string;
}

/** By this the page that a phone has kept has the session asked for beside the app's first file. */
const sessionLink = /<link[^>]*href="\/session"[^>]*>/;

/**
 * The app's page with what its reader needs first: who they are, and the files of their words and their screen, so that a bad network
 * is asked twice and not five times. What a phone keeps is the page without it.
 * @throws Error where the folder holds no built app.
 */
export async function openAppPage(folder: string): Promise<(reader: Reader) => string> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const files = JSON.parse(await readFile(join(folder, firstFilesName), 'utf8')) as FirstFiles;
  if (!sessionLink.test(page)) throw new Error(`The page in ${folder} has no place for the session.`);
  return ({ who, clock, languages: wanted, path }) => {
    if (who === undefined) return page;
    const needed = [
      ...files.words[askedLanguage(wanted) ?? 'ar'],
      ...(who === null ? [] : filesOfScreen(files, who.role, path)),
    ];
    const links = needed.map((file) => `<link rel="modulepreload" href="/${file}">`);
    // No script: the policy of the page lets none in, and a browser only keeps what is in it.
    const answer: SessionAnswer = { who, clock };
    const session = `<script type="application/json" id="session">${jsonOf(answer)}</script>`;
    return page.replace(sessionLink, () => [...links, session].join(''));
  };
}

/** JSON that ends no element in which it stands. */
function jsonOf(content: unknown): string {
  return JSON.stringify(content).replaceAll('<', '\\u003c');
}
