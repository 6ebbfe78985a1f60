import { resolve } from 'node:path';
import { build } from 'vite';
import { compress } from './compress.ts';
import { firstFiles } from './first-files.ts';
import { routeTable } from './route-table.ts';
import { serviceWorker } from './service-worker.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Name the folder into which the console's app is built.\n");
  process.exit(2);
}
const root = resolve(import.meta.dirname, '..');
/**
 * What most screens share is one file, and what a street team's phone needs is another: a browser asks for six at once, and the
 * rest after them.
 */
const codeSplitting = {
  groups: [
    {
      name: 'common',
      priority: 2,
      test: /app\/src\/(?:api|components|language|session)\//,
      minShareCount: 3,
    },
    {
      name: 'kept',
      priority: 1,
      test: /app\/src\/(?:outbox\/(?!batch)|vault\/(?!offer|give-device|device-lock|unlock)|screens\/street\/(?:opened|with-tonight|places\.|tonights-round))/,
    },
  ],
};
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [routeTable(root), firstFiles(root), serviceWorker(root), compress()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: resolve(process.env.INIT_CWD ?? '.', folder),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The policy of the page lets nothing in that stands in an address.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting } },
  },
});
