import { z } from 'zod';
import { caseId, instant, uuid } from '../ids.ts';
import { roles } from '../permissions.ts';
import { correctedFields, correctionReasons } from '../vocabulary.ts';
import { identityFields, profileFields } from './intake.ts';
import { pageOf, pageQuery } from './page.ts';
import { text } from './words.ts';

type OrNothing<Fields> = {
  readonly [Field in keyof Fields]: Fields[Field] extends z.ZodType ? z.ZodNullable<Fields[Field]> : never;
};

/** The same fields, of each of which it may be said that nothing is known. */
function orNothing<Fields extends Record<string, z.ZodType>>(fields: Fields): OrNothing<Fields> {
  const entries = Object.entries(fields).map(([field, schema]) => [field, schema.nullable()]);
  return Object.fromEntries(entries) as OrNothing<Fields>;
}

/** Some of what a person told; null where nothing of the kind is known. */
const someIdentity = z
  .strictObject(orNothing(identityFields))
  .partial()
  .refine(({ bornOn, bornIn }) => !(bornOn && bornIn), {
    path: ['bornIn'],
    error: 'is left out where the day of birth is given',
  });
const someProfile = z.strictObject(profileFields).partial();

/** What is to be held of a person from now on; what is left out stays, and null takes away. */
export const correctPerson = z
  .strictObject({
    reason: z.enum(correctionReasons),
    identity: someIdentity.default({}),
    profile: someProfile.default({}),
    /** Why, in the worker's own words, kept encrypted. */
    note: text(2000).optional(),
  })
  .refine(({ identity, profile }) => Object.keys(identity).length + Object.keys(profile).length > 0, {
    path: ['identity'],
    error: 'says what is to be held from now on, or the profile does',
  })
  .meta({
    examples: [
      {
        reason: 'papers-seen',
        identity: { nickname: 'Said', bornIn: 1950, telephone: null },
        profile: { ageGroup: '65-and-over' },
      },
    ],
  });
export type CorrectPerson = z.output<typeof correctPerson>;

export const correctionAnswer = z.object({
  correctionId: uuid,
  personId: uuid,
  /** The open case, else the last one. */
  caseId,
  /** What was corrected; nothing where it was held so before. */
  fields: z.array(z.enum(correctedFields)).meta({ examples: [['birth', 'priority']] }),
});

/** What was held before a correction. */
export const heldBefore = z.object({ identity: someIdentity, profile: someProfile });
export type HeldBefore = z.output<typeof heldBefore>;

export const correctionsQuery = pageQuery({});
const correction = z.object({
  correctionId: uuid,
  at: instant,
  /** Who corrected: a role, and the opaque subject of the token. */
  by: z.object({ role: z.enum(roles), subject: z.string().meta({ examples: ['worker-7'] }) }),
  reason: z.enum(correctionReasons),
  before: heldBefore,
  note: z
    .string()
    .nullable()
    .meta({ examples: ['The identity card says so.'] }),
});
export type Correction = z.output<typeof correction>;
export const corrections = pageOf(correction);
