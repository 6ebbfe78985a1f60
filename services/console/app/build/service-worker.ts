import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, type Plugin, type Rollup } from 'vite';

/** What a phone keeps from its first visit on, so that the app opens without a network. */
function isKept(name: string): boolean {
  return /\.(?:html|js|css|woff2|svg|webmanifest)$/.test(name);
}

/** Builds the service worker beside the app, with the list of the files that it keeps and what each one's content is. */
export function serviceWorker(root: string): Plugin {
  return {
    name: 'iwaa:service-worker',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) return;
      const built = Object.values(bundle)
        .filter(({ fileName }) => isKept(fileName))
        .map((file) => ({ url: `/${file.fileName}`, revision: revisionOf(file) }));
      const files = [...built, ...(await copiedFrom(join(root, 'public')))];
      await build({
        configFile: false,
        root,
        publicDir: false,
        logLevel: 'warn',
        define: { __KEPT_FILES__: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir: dir,
          emptyOutDir: false,
          lib: {
            entry: resolve(root, 'src/service-worker.ts'),
            formats: ['es'],
            fileName: () => 'service-worker.js',
          },
        },
      });
    },
  };
}

/** The files that are copied as they are. */
async function copiedFrom(folder: string): Promise<{ url: string; revision: string }[]> {
  const names = (await readdir(folder)).filter(isKept);
  return Promise.all(
    names.map(async (name) => ({ url: `/${name}`, revision: digest(await readFile(join(folder, name))) })),
  );
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 16);
}

/** Null where the file's name has a digest of its content already. */
function revisionOf(file: Rollup.OutputAsset | Rollup.OutputChunk): string | null {
  if (file.fileName.startsWith('assets/')) return null;
  return digest(file.type === 'asset' ? file.source : file.code);
}
