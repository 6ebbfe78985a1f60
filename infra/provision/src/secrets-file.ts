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

// One at a time for each file: two that change it at once would lose what one of them did.
const turns = new Map<string, Promise<Passwords>>();

async function write(path: string, passwords: Passwords): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.new`;
  await writeFile(temporary, JSON.stringify(passwords, null, 2), { mode: 0o600 });
  await rename(temporary, path);
}

/** Changes what the file holds, and gives all that it holds then. */
function inTurn(path: string, change: (known: Passwords) => Passwords): Promise<Passwords> {
  const before = turns.get(path) ?? Promise.resolve({});
  const turn = before
    .catch(() => ({}))
    .then(async () => {
      const known = await read(path);
      const changed = change(known);
      if (changed !== known) await write(path, changed);
      return changed;
    });
  turns.set(path, turn);
  return turn;
}

/** Letters and digits only, because passwords go into URLs and properties files. */
function newPassword(): string {
  return randomBytes(24).toString('hex');
}

function withNew(known: Passwords, users: readonly string[]): Passwords {
  return { ...known, ...Object.fromEntries(users.map((user) => [user, newPassword()])) };
}

/**
 * The passwords of these users: random, made where the file has none, kept in it (readable by this user only) so that
 * later starts find the same. Throws where the file can't be read or holds something else.
 */
export function passwordsOf(path: string, users: readonly string[]): Promise<Passwords> {
  return inTurn(path, (known) => {
    const missing = users.filter((user) => known[user] === undefined);
    return missing.length === 0 ? known : withNew(known, missing);
  });
}

/** The same with a new password for each of these users, whatever the file had. */
export function newPasswordsOf(path: string, users: readonly string[]): Promise<Passwords> {
  return inTurn(path, (known) => withNew(known, users));
}

/** Takes these users out of the file. */
export async function forgetPasswords(path: string, users: readonly string[]): Promise<void> {
  await inTurn(path, (known) =>
    Object.fromEntries(Object.entries(known).filter(([user]) => !users.includes(user))),
  );
}

/** Whether the file has a password of this user. */
export async function hasPassword(path: string, user: string): Promise<boolean> {
  return (await read(path))[user] !== undefined;
}
