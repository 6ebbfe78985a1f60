import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Fence {
  readonly page: string;
  /** What stands behind the language: the file that is quoted, or `example`. */
  readonly of: string;
  readonly code: string;
}

/** The TypeScript on the how-to pages. */
const fences: readonly Fence[] = globSync('docs/how-to/*.md', { cwd: root }).flatMap((page) =>
  [...read(page).matchAll(/^```tsx? (\S+)\n([\s\S]*?)^```$/gm)].map(([, of = '', code = '']) => ({
    page,
    of,
    code,
  })),
);
const [examples, quotes] = [
  fences.filter(({ of }) => of === 'example'),
  fences.filter(({ of }) => of !== 'example'),
];

/** Code without its layout. */
const bare = (code: string): string => code.replace(/\s+/g, '').replace(/,(?=[\])}])/g, '');

describe('the code on the how-to pages', () => {
  it('stands so in the file that it is quoted from', () => {
    expect(quotes.length).toBeGreaterThan(2);
    const changed = quotes.filter(({ of, code }) => !bare(read(of)).includes(bare(code)));
    expect(changed.map(({ page, of }) => `${page} quotes ${of} as it no longer stands`)).toEqual([]);
  });

  it('that is an example of what may be added names no event and no action that is there already', () => {
    expect(examples.length).toBeGreaterThan(1);
    const contracts = globSync('packages/contracts/src/**/*.ts', { cwd: root }).map(read).join('\n');
    const names = examples.flatMap(({ page, code }) =>
      [...code.matchAll(/'(iwaa\.[\w.-]+)'|action: '([\w.-]+)'/g)].map(([, event, action]) => ({
        page,
        name: event ?? action ?? '',
      })),
    );
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter(({ name }) => contracts.includes(`'${name}'`))).toEqual([]);
  });
});
