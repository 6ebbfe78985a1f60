import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Action, permissions, type Role, roles } from '@iwaa/contracts/permissions';
import { type Language, languages } from '@iwaa/contracts/vocabulary';
import type { Plugin, Rollup } from 'vite';
import { type FirstFiles, firstFilesName, type ScreenFiles } from '../../src/page/first-files.ts';

/** A screen's entry in the app's table. */
const entry =
  /path: '([^']+)',\s+action: '([^']+)',(?:\s+roles: \[([^\]]*)\],)?(?:\s+name: [^\n]+)?\s+component: lazy\(async \(\) => \(await import\('([^']+)'\)\)/g;

/**
 * Writes down which files each screen and each language's words consist of, beside those of the app's first file: the console has
 * the browser fetch them together. On a bad network each question after another costs half a second.
 */
export function firstFiles(root: string): Plugin {
  return {
    name: 'iwaa:first-files',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const first = chunks.find(({ isEntry }) => isEntry);
      if (!first) throw new Error('The app has no first file.');
      const loaded = new Set(withImports(first, bundle));
      const filesOf = (module: string): readonly string[] => {
        const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId === module);
        if (!chunk) throw new Error(`${module} has no file of its own.`);
        return withImports(chunk, bundle).filter((file) => !loaded.has(file));
      };
      const wordsOf = (language: Language) =>
        filesOf(resolve(root, `../../../packages/words/src/${language}.ts`));
      const found: FirstFiles = {
        words: Object.fromEntries(languages.map((language) => [language, wordsOf(language)])) as Record<
          Language,
          readonly string[]
        >,
        screens: await screensOf(join(root, 'src/screens/screens.ts'), filesOf),
      };
      this.emitFile({ type: 'asset', fileName: firstFilesName, source: JSON.stringify(found) });
    },
  };
}

/** The table needs a browser, so its text is read. */
async function screensOf(
  table: string,
  filesOf: (module: string) => readonly string[],
): Promise<readonly ScreenFiles[]> {
  const text = await readFile(table, 'utf8');
  const entries = [...text.matchAll(entry)];
  if (entries.length !== text.split('lazy(').length - 1)
    throw new Error(`${table}: an entry is written otherwise than this build can read.`);
  return entries.map(([, path = '', action = '', named, module = '']) => ({
    path,
    roles: roles.filter(
      (role) => isAllowed(role, action as Action) && (named?.includes(`'${role}'`) ?? true),
    ),
    files: filesOf(resolve(dirname(table), module)),
  }));
}

function isAllowed(role: Role, action: Action): boolean {
  return Object.hasOwn(permissions[action], role);
}

/** A file and all that it can not run without. */
function withImports(
  { fileName, imports }: Rollup.OutputChunk,
  bundle: Rollup.OutputBundle,
  seen: string[] = [],
): string[] {
  if (seen.includes(fileName)) return seen;
  seen.push(fileName);
  for (const name of imports) {
    const next = bundle[name];
    if (next?.type === 'chunk') withImports(next, bundle, seen);
  }
  return seen;
}
