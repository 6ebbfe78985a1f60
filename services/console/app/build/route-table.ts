import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Route } from '@iwaa/contracts/route';
import { routes } from '@iwaa/contracts/routes/catalogue';
import type { Plugin } from 'vite';

const id = 'virtual:routes';

/**
 * The contracts of those routes that the app asks, without their schemas, as a module for the browser: what a request needs is its
 * kind and the path. The types are those of the contracts, and the services check what is sent.
 */
export function routeTable(root: string): Plugin {
  return {
    name: 'iwaa:route-table',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(source) {
      if (source !== `\0${id}`) return undefined;
      const asked = await askedIn(join(root, 'src'));
      return Object.entries(routes)
        .map(([service, table]) => {
          const name = nameOf(service);
          const mine = Object.entries(table).filter(([route]) => asked.has(`${name}.${route}`));
          return `export const ${name} = ${JSON.stringify(entriesOf(service, mine))};`;
        })
        .join('\n');
    },
  };
}

/** The routes that the app names, such as `intakeRoutes.startRound`. */
async function askedIn(folder: string): Promise<ReadonlySet<string>> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.tsx?$/.test(file));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return new Set(texts.flatMap((text) => text.match(/\b\w+Routes\.\w+/g) ?? []));
}

function entriesOf(service: string, table: readonly (readonly [string, Route])[]) {
  return Object.fromEntries(
    table.map(([name, { kind, path }]) => [name, { kind, path: `/api/${service}${path}` }]),
  );
}

function nameOf(service: string): string {
  return `${service.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Routes`;
}
