import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from '@jest/globals';

const module = join(import.meta.dirname, 'bear-closed-output.ts');
/** Speaks until its reader is gone, and says in the end, on its error output, that it came there. */
const program = `
  import { bearClosedOutput } from ${JSON.stringify(module)};
  bearClosedOutput();
  const isClosed = new Promise((resolve) => process.stdout.once('error', resolve));
  const speaking = setInterval(() => process.stdout.write('a line\\n'), 1);
  await isClosed;
  clearInterval(speaking);
  process.stderr.write('at the end');
  process.exit(3);
`;

it('a command whose reader is gone does its work to the end, and says so by its exit code', async () => {
  const command = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  command.stdout.once('data', () => command.stdout.destroy());
  const [said, [code]] = await Promise.all([text(command.stderr), once(command, 'exit')]);
  expect([said, code]).toEqual(['at the end', 3]);
});
