import { z } from 'zod';
import { caseId, instant, night, slug, uuid } from '../ids.ts';
import { ageGroups, duplicateStandings, matchReasons, unitKinds } from '../vocabulary.ts';
import { identityFields } from './intake.ts';
import { pageOf, pageQuery } from './page.ts';

const { nickname, name, latinName, sex, bornOn, bornIn, telephone } = identityFields;

/** A person, as much as tells whether it is the same as another. */
const comparedPerson = z.object({
  personId: uuid,
  /** The open case; null once it was closed. */
  caseId: caseId.nullable(),
  identity: z
    .object({ nickname, name, latinName, sex, bornOn, bornIn, telephone })
    .partial()
    .meta({ examples: [{ nickname: 'Said', name: 'Said Alami' }] }),
  ageGroup: z.enum(ageGroups),
  unit: z.enum(unitKinds),
  contacts: z.int(),
  firstMet: z.object({ night, place: slug.meta({ examples: ['bus-station'] }) }),
  lastMet: z.object({ night, place: slug.meta({ examples: ['market'] }) }),
});
export type ComparedPerson = z.output<typeof comparedPerson>;

export const duplicatesQuery = pageQuery({ personId: uuid.optional() });
const duplicate = z.object({
  duplicateId: uuid,
  suggestedAt: instant,
  /** Why they are likely one, the weightiest first. */
  reasons: z.array(z.enum(matchReasons)).meta({ examples: [['name-sounds-alike']] }),
  /** Both of them. */
  persons: z.array(comparedPerson),
});
export const duplicates = pageOf(duplicate);

export const mergedDuplicate = z.object({
  duplicateId: uuid,
  mergedPersonId: uuid,
  /** As whom the person goes on. */
  survivingPersonId: uuid,
});

export const judgedDuplicate = z.object({ duplicateId: uuid, standing: z.enum(duplicateStandings) });
