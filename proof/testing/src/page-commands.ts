import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { eventually } from './eventually.ts';

/** Commands of a page of the docs, and what the page says that the last of them prints. */
interface Block {
  readonly commands: string;
  /** `…` in it stands for anything. */
  readonly prints: string | undefined;
}

const fence = /^```sh\n([\s\S]*?)^```\n(?:\n```json\n([\s\S]*?)^```)?/gm;

/** The blocks of commands of a page, each with the JSON that directly follows it. */
export async function commandsOf(page: string): Promise<readonly Block[]> {
  return [...(await readFile(page, 'utf8')).matchAll(fence)].map(([, commands = '', prints]) => ({
    commands,
    prints: prints?.trim(),
  }));
}

/**
 * Runs blocks one after the other in one shell, as a reader would: a block whose answer takes a moment is run again until it prints
 * what the page says.
 * @throws Error where a command fails, or goes on printing something else.
 */
export async function runCommands(
  blocks: readonly Block[],
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<void> {
  const shell = spawn('bash', ['-u'], { env, cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: shell.stdout })[Symbol.asyncIterator]();
  const run = async (commands: string): Promise<readonly string[]> => {
    shell.stdin.write(`${commands}\necho "ended: $?"\n`);
    const printed: string[] = [];
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`The shell has ended after:\n${printed.join('\n')}`);
      if (value === 'ended: 0') return printed;
      if (value.startsWith('ended: ')) throw new Error(`${commands}\nfailed (${value}).`);
      printed.push(value);
    }
  };
  try {
    for (const { commands, prints } of blocks)
      await eventually(async () => {
        const last = (await run(commands)).at(-1) ?? '';
        if (prints !== undefined && !isAs(last, prints))
          throw new Error(`${commands}\nprints ${last}\nand not ${prints}`);
      }, 30_000);
  } finally {
    shell.stdin.end();
    shell.kill();
  }
}

function isAs(text: string, pattern: string): boolean {
  const parts = pattern.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
