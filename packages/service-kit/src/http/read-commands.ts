import { isTooDeep } from './body-depth.ts';
import { readCommand } from './idempotency.ts';
import { ProblemError } from './problem-error.ts';
import type { App } from './routes.ts';

/** Reads each command of a request before its body is checked against the schema: the fingerprint is of what was sent. */
export function readCommands(app: App): void {
  app.addHook('preValidation', async (request) => {
    // No body at all is undefined here; the schemas can't tell the two apart.
    if (request.body === null) throw new ProblemError('invalid-request', 'The body is null.');
    if (isTooDeep(request.body)) throw new ProblemError('invalid-request', 'The body is nested too deeply.');
    const { route } = request.routeOptions.config;
    if (typeof route === 'object' && route.kind === 'command') request.command = readCommand(request);
  });
}
