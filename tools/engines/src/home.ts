import { join, resolve } from 'node:path';

const CHECKOUT = join(import.meta.dirname, '..', '..', '..');

/** The home of the engines that a person starts by hand: .iwaa/engines in the checkout, or engines under IWAA_HOME. */
export function defaultHome(env: NodeJS.ProcessEnv = process.env): string {
  const chosen = env.IWAA_HOME;
  return join(chosen ? resolve(chosen) : join(CHECKOUT, '.iwaa'), 'engines');
}
