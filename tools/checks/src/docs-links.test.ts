import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..', '..');
const notOurs = new Set(['node_modules', 'dist', 'coverage']);

/** Every Markdown file of the repository, by its path from the top. */
function markdownFiles(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return notOurs.has(entry.name) || entry.name.startsWith('.') ? [] : markdownFiles(path);
    return entry.name.endsWith('.md') ? [relative(root, path)] : [];
  });
}

const pages = markdownFiles();
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');
const withoutCode = (text: string): string =>
  text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** The relative links of a page: where each leads from the top of the repository, and to which heading. */
function relativeLinks(page: string): { file: string; heading: string | undefined }[] {
  return [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/i.test(target))
    .map((target) => {
      const [path = '', heading] = target.split('#');
      return { file: path === '' ? page : normalize(join(dirname(page), decodeURI(path))), heading };
    });
}

/** The names by which a page's headings are linked to. */
function headingsOf(page: string): Set<string> {
  const headings = textOf(page)
    .replace(/^```[\s\S]*?^```/gm, '')
    .matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  );
}

/** The scripts of each package.json, by the package's name. */
function scriptsByWorkspace(): Map<string, object> {
  const folders = ['packages', 'services', 'infra', 'tools', 'proof'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(root, group, name)),
  );
  return new Map(
    [root, ...folders]
      .map((folder) => join(folder, 'package.json'))
      .filter((file) => existsSync(file))
      .map((file) => {
        const { name, scripts = {} } = JSON.parse(readFileSync(file, 'utf8'));
        return [name, scripts];
      }),
  );
}

const readByPeople = pages.filter((page) => /^(?:README|CONTRIBUTING|docs\/.*)\.md$/.test(page));

describe('the documents', () => {
  it('are found at all', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/README.md']));
  });

  it('link to nothing that is not there', () => {
    const broken = pages.flatMap((page) =>
      relativeLinks(page)
        .filter(
          ({ file, heading }) =>
            !existsSync(join(root, file)) ||
            (heading !== undefined && file.endsWith('.md') && !headingsOf(file).has(heading)),
        )
        .map(({ file, heading }) => `${page} links to ${file}${heading === undefined ? '' : `#${heading}`}`),
    );
    expect(broken).toEqual([]);
  });

  it('name no npm script that its package.json does not have', () => {
    const scripts = scriptsByWorkspace();
    const unknown = pages.flatMap((page) =>
      [...textOf(page).matchAll(/npm run (?:-s )?([a-z][\w:-]*)(?: -w (@iwaa\/[a-z-]+))?/g)]
        .filter(([, script = '', workspace = 'iwaa']) => !Object.hasOwn(scripts.get(workspace) ?? {}, script))
        .map(([command]) => `${page} names ${command}`),
    );
    expect(unknown).toEqual([]);
  });

  it('have no command run a source by a Node that may be too old for it: an npm script runs on the one that is installed', () => {
    const run = pages.flatMap((page) =>
      textOf(page)
        .split('\n')
        .filter((line) => /\bnode (?:services|packages|infra|tools|proof)\/\S+\.ts/.test(line))
        // A container has the Node that it was built with.
        .filter((line) => !line.startsWith('docker '))
        .map((line) => `${page}: ${line}`),
    );
    expect(run).toEqual([]);
  });

  it('name no file or folder of the sources that is not there', () => {
    const gone = readByPeople.flatMap((page) =>
      [...textOf(page).matchAll(/`((?:services|packages|infra|tools|proof|docs)\/[\w./-]*[\w/])`/g)]
        .map(([, path = '']) => path)
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${page} names ${path}`),
    );
    expect(gone).toEqual([]);
  });

  it('are reached from the map: every page of docs is linked to from docs/README.md or from another page that is', () => {
    const reached = new Set<string>();
    const visit = (page: string): void => {
      if (reached.has(page) || !page.endsWith('.md') || !existsSync(join(root, page))) return;
      reached.add(page);
      for (const { file } of relativeLinks(page)) visit(file);
    };
    visit('docs/README.md');
    expect(readByPeople.filter((page) => page.startsWith('docs/') && !reached.has(page))).toEqual([]);
  });
});
