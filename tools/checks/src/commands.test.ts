import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../../..');
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
/** The commands that are programs of ours: `node <file>.ts`, with a subcommand or without. */
const programs = Object.entries(scripts).flatMap(([name, script]) => {
  const [, file] = /^node ((?:tools|proof)\/\S+\.ts)/.exec(script) ?? [];
  return file ? [{ name, file }] : [];
});

const startsWithinMs = 60_000;

describe('every command', () => {
  it('is looked at', () => {
    expect(programs.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['start', 'faults', 'attacks', 'bench']),
    );
  });

  it.each(programs)(
    'npm run $name starts and shows its help',
    async ({ file }) => {
      const { stdout } = await promisify(execFile)(process.execPath, [join(root, file), '--help'], {
        cwd: root,
      });
      expect(stdout).toMatch(/^(Usage: |npm )/);
    },
    startsWithinMs,
  );
});
