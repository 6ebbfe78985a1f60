import { spawn } from 'node:child_process';

export interface CommandResult {
  /** exit code; 128 when a signal ended it */
  code: number;
  /** both streams, in the order they came */
  output: string;
}

/**
 * Runs a command to its end and gives back what it said.
 * Rejects only when the program itself can't be started (ENOENT when it isn't there).
 */
export function runCommand(
  file: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 128, output }));
  });
}
