import { z } from 'zod';
import { caseId, instant, slug, uuid } from '../ids.ts';
import { personFields, referralServices } from '../vocabulary.ts';
import { identityFields, profileFields } from './intake.ts';

const { note: _, ...told } = identityFields;
const { onStreetSince: __, ...coded } = profileFields;

/** Who a referral is about, as far as its agency may know now. */
export const disclosedPerson = z.object({
  referralId: uuid,
  caseId,
  agencyId: slug,
  service: z.enum(referralServices),
  /** What the person's consent lets this agency see for this service. */
  fields: z.array(z.enum(personFields)),
  /** Those of them of which something is known. */
  person: z
    .object({ ...told, ...coded })
    .partial()
    .meta({ examples: [{ nickname: 'Said', ageGroup: '18-64' }] }),
  /** When the consent ends by itself; null where it holds until it is withdrawn. */
  until: instant.nullable().meta({ examples: ['2025-01-31T18:00:00.000Z'] }),
});
export type DisclosedPerson = z.output<typeof disclosedPerson>;
