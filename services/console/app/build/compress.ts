import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Lays a compressed copy beside each text file, once at build time, so that a slow network carries a third. */
export function compress(): Plugin {
  let folder: string | undefined;
  return {
    name: 'iwaa:compress',
    apply: 'build',
    enforce: 'post',
    writeBundle({ dir }) {
      folder = dir;
    },
    closeBundle: {
      sequential: true,
      order: 'post',
      async handler() {
        if (folder === undefined) return;
        const files = await readdir(folder, { recursive: true });
        const texts = files.filter((file) => /\.(?:html|js|css|svg|webmanifest)$/.test(file));
        for (const file of texts) {
          const path = join(folder, file);
          const content = await readFile(path);
          await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
          await writeFile(`${path}.br`, await promisify(brotliCompress)(content));
        }
      },
    },
  };
}
