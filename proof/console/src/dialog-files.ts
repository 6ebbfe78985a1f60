import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const app = fileURLToPath(new URL('../../../services/console/app/src/', import.meta.url));

/**
 * The files of the app that show a dialog, each with what it may be called in English: a dialog that is added is tried too.
 * Where the screen has a title of its own, the dialog's is `dialogTitle`.
 */
export function dialogFiles(): readonly { readonly file: string; readonly titles: readonly string[] }[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.startsWith('components/'))
    .map((file) => ({ file, text: readFileSync(join(app, file), 'utf8') }))
    .filter(({ text }) => /<(?:Command)?Dialog\b/.test(text))
    .map(({ file, text }) => {
      const english = text.slice(text.search(/\ben: \{/), text.indexOf('});'));
      const [, one, several = ''] =
        /\bdialogTitle: '([^']+)'/.exec(english) ??
        /\btitle: '([^']+)'|\btitles: \{([^}]+)\}/.exec(english) ??
        [];
      const titles =
        one === undefined ? [...several.matchAll(/: '([^']+)'/g)].map(([, each = '']) => each) : [one];
      return { file, titles };
    });
}
