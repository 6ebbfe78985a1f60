import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Action, permissions, type Role } from '@iwaa/contracts/permissions';

interface ScreenEntry {
  readonly path: string;
  readonly action: Action;
  readonly roles: readonly string[] | undefined;
}

/**
 * The addresses of the screens that a role has, or of all, as the app's own table has them: a screen that is added there is tried too.
 * The street team's open by a PIN only, and are tried in another way.
 */
export function screenPaths(role?: Role): readonly string[] {
  return entries()
    .filter(({ action }) => action !== 'contact.record')
    .filter(
      ({ action, roles }) =>
        role === undefined || (Object.hasOwn(permissions[action], role) && (roles?.includes(role) ?? true)),
    )
    .map(({ path }) => path);
}

function entries(): readonly ScreenEntry[] {
  // The table itself needs a browser, so its text is read.
  const table = fileURLToPath(
    new URL('../../../services/console/app/src/screens/screens.ts', import.meta.url),
  );
  const found = readFileSync(table, 'utf8').matchAll(
    /^ {4}path: '([^']+)',\n {4}action: '([^']+)',(?:\n {4}roles: \[([^\]]+)\],)?$/gm,
  );
  return [...found].map(([, path = '', action, roles]) => ({
    path,
    action: action as Action,
    roles: roles?.split(', ').map((one) => one.replaceAll("'", '')),
  }));
}
