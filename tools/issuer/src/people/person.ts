import { slug } from '@iwaa/contracts/ids';
import { type Role, roles } from '@iwaa/contracts/permissions';
import { z } from 'zod';

/** Whoever may sign in: a person, and so never one of Iwaa's own services. */
export type PersonRole = Exclude<Role, 'service'>;

/** The roles that a person may have. */
export const personRoles = roles.filter((role): role is PersonRole => role !== 'service');
const ids = z.array(z.string().min(1).max(60)).max(50).default([]);
const shownName = z.string().trim().min(1).max(80);

/** Somebody who may sign in at the development issuer. A name is that of a role, such as "Team 1", and of nobody real. */
export const person = z.strictObject({
  /** Opaque: it stands on facts for ever. */
  subject: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:|/-]{0,99}$/),
  name: z.strictObject({ ar: shownName, fr: shownName, en: shownName }),
  role: z.enum(personRoles),
  provinces: ids,
  campaigns: ids,
  centres: ids,
  agencies: z.array(slug).max(50).default([]),
  team: z.string().min(1).max(60).optional(),
});
export type Person = z.output<typeof person>;

/** What a token says of somebody beside who it is: the role, and whose things it reaches. */
export function personClaims(of: Person) {
  const { role, provinces, campaigns, centres, agencies, team } = of;
  return { role, provinces, campaigns, centres, agencies, ...(team === undefined ? {} : { team }) };
}
