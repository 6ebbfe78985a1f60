import { spawnSync } from 'node:child_process';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/**
 * Builds the package in whose folder it runs, as agencies install it: JavaScript and declarations in `dist`, and beside
 * them a package.json of their own. In the repository the package goes on exporting its sources.
 */
const manifest = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  type: z.literal('module'),
  bin: z.record(z.string(), z.string()).optional(),
  dependencies: z.record(z.string(), z.string()),
});

/** What the built code asks of Node: `Promise.withResolvers`, and zstd. */
const engines = { node: '>=22.15' };

await rm('dist', { recursive: true, force: true });
const compiled = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (compiled.status !== 0) throw new Error('The package was not built: tsc refused it or was not found.');

const { bin, ...kept } = manifest.parse(JSON.parse(await readFile('package.json', 'utf8')));
const published = {
  ...kept,
  ...(bin
    ? { bin: Object.fromEntries(Object.entries(bin).map(([name, path]) => [name, builtOf(path)])) }
    : {}),
  engines,
  exports: { './*': { types: './*.d.ts', default: './*.js' } },
};
await writeFile('dist/package.json', `${JSON.stringify(published, undefined, 2)}\n`);
await copyFile('README.md', 'dist/README.md');

function builtOf(source: string): string {
  return source.replace(/^\.\/src\//, './').replace(/\.ts$/, '.js');
}
