import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const Passwords = z.record(z.string(), z.string().min(16));

/** The password of each user that this file knows. */
export type Passwords = z.infer<typeof Passwords>;

async function read(path: string): Promise<Passwords> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  try {
    return Passwords.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(
      `${path} holds no list of users and passwords: put the right file back, or remove it, which gives every user a new password at the next start.`,
      { cause },
    );
  }
}

// One at a time for each file: two that make a password for different users at once would lose one of them.
const turns = new Map<string, Promise<Passwords>>();

async function complete(path: string, users: readonly string[]): Promise<Passwords> {
  const known = await read(path);
  const missing = users.filter((user) => known[user] === undefined);
  if (missing.length === 0) return known;
  // Letters and digits only, because passwords go into URLs and properties files.
  for (const user of missing) known[user] = randomBytes(24).toString('hex');
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.new`;
  await writeFile(temporary, JSON.stringify(known, null, 2), { mode: 0o600 });
  await rename(temporary, path);
  return known;
}

/**
 * The passwords of these users: random, made where the file has none, kept in it (readable by this user only) so that
 * later starts find the same. Throws where the file can't be read or holds something else.
 */
export function passwordsOf(path: string, users: readonly string[]): Promise<Passwords> {
  const before = turns.get(path) ?? Promise.resolve({});
  const turn = before.catch(() => ({})).then(() => complete(path, users));
  turns.set(path, turn);
  return turn;
}
