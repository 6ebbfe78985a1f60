import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Person, person, personClaims } from './person.ts';

const content = z.strictObject({ people: z.array(person).max(500) });

/** Where a home has the people who may sign in. */
export function peopleFile(home: string): string {
  return join(home, 'people.json');
}

/** Those who may sign in with this home; undefined where nobody was ever written down. Throws where the file holds something else. */
export async function readPeople(home: string): Promise<readonly Person[] | undefined> {
  const path = peopleFile(home);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return content.parse(JSON.parse(text)).people;
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new Error(
      `${path} is no list of people, so nobody can sign in: mend it, or remove it and add people by npm run people -- add.\n${why}`,
      { cause },
    );
  }
}

/** Writes down who may sign in, whole or not at all, readable by this user only. */
export async function writePeople(home: string, people: readonly Person[]): Promise<void> {
  const path = peopleFile(home);
  const temporary = `${path}.${randomUUID()}.new`;
  const text = JSON.stringify(content.parse({ people }), null, 2);
  await writeFile(temporary, `${text}\n`, { mode: 0o600 });
  await rename(temporary, path);
}

/** Somebody who has no subject yet. */
export type NewPerson = Omit<Person, 'subject'>;

/**
 * Adds people before those who are there, each with a new opaque subject. Who has the role and the scopes of somebody who is
 * there already is not added again, so that a repetition changes nothing. Gives those who were added.
 */
export async function addPeople(home: string, newcomers: readonly NewPerson[]): Promise<readonly Person[]> {
  const known = (await readPeople(home)) ?? [];
  const taken = new Set(known.map(placeOf));
  const added: Person[] = [];
  for (const newcomer of newcomers) {
    const somebody = { subject: `person-${randomUUID()}`, ...newcomer };
    if (taken.has(placeOf(somebody))) continue;
    taken.add(placeOf(somebody));
    added.push(somebody);
  }
  if (added.length > 0) await writePeople(home, [...added, ...known]);
  return added;
}

/** Lets those who work at a centre work at another one too, from their next sign-in on. Repeated it changes nothing. */
export async function addCentre(home: string, centreId: string, another: string): Promise<void> {
  const known = (await readPeople(home)) ?? [];
  const people = known.map((one) =>
    one.centres.includes(centreId) && !one.centres.includes(another)
      ? { ...one, centres: [...one.centres, another] }
      : one,
  );
  await writePeople(home, people);
}

function placeOf(of: Person): string {
  return JSON.stringify(personClaims(of));
}
