import { z } from 'zod';
import { givenBy, mediationOutcomeGivers } from '../givers.ts';
import { campaignId, caseId, instant, night, uuid } from '../ids.ts';
import { mediationKinds, mediationOutcomes, reintegrationKinds } from '../vocabulary.ts';
import { givenInstant } from './given-instant.ts';
import { pageOf, pageQuery } from './page.ts';

export const mediationFileStates = ['opened', 'family-reached', 'return-agreed', 'closed'] as const;

export const mediationFile = z.object({
  fileId: uuid,
  caseId,
  campaignId,
  kind: z.enum(mediationKinds),
  state: z.enum(mediationFileStates),
  outcome: z
    .enum(mediationOutcomes)
    .nullable()
    .meta({ examples: [null] }),
  consented: z.boolean(),
  sessions: z.int(),
  night,
});
export const mediationFilesQuery = pageQuery({
  campaignId: campaignId.optional(),
  state: z.enum(mediationFileStates).optional(),
  kind: z.enum(mediationKinds).optional(),
  caseId: caseId.optional(),
});
export const mediationFiles = pageOf(mediationFile);

/** A session with the person; for a social file it is the work itself. */
export const holdSession = z.strictObject({});
export const recordFamilyContact = z
  .strictObject({ reached: z.boolean() })
  .meta({ examples: [{ reached: true }] });
/** Each side speaks for itself: a return needs both. */
export const recordReturnDecision = z
  .strictObject({
    personAgrees: z.boolean(),
    familyAgrees: z.boolean(),
    kind: z.enum(reintegrationKinds),
  })
  .meta({ examples: [{ personAgrees: true, familyAgrees: true, kind: 'permanent' }] });
export const closeMediationFile = z
  .strictObject({
    outcome: z.enum(givenBy(mediationOutcomeGivers, 'social-worker')),
  })
  .meta({ examples: [{ outcome: 'declined-by-person' }] });
export const startReintegration = z.strictObject({});

export const reintegrationStates = ['followed-up', 'confirmed', 'broke-down'] as const;
export const reintegration = z.object({
  reintegrationId: uuid,
  fileId: uuid,
  caseId,
  campaignId,
  kind: z.enum(reintegrationKinds),
  state: z.enum(reintegrationStates),
  visits: z.array(
    z.object({
      visit: z.int(),
      dueAt: instant.meta({ examples: ['2025-01-20T21:40:00.000Z'] }),
      holds: z
        .boolean()
        .nullable()
        .meta({ examples: [null] }),
    }),
  ),
});
export const reintegrationsQuery = pageQuery({
  campaignId: campaignId.optional(),
  state: z.enum(reintegrationStates).optional(),
  /** Only those with a visit due by this moment and not made. */
  dueBy: givenInstant.optional(),
  caseId: caseId.optional(),
});
export const reintegrations = pageOf(reintegration);
export const recordVisit = z
  .strictObject({ visit: z.int().min(1).max(6), holds: z.boolean() })
  .meta({ examples: [{ visit: 1, holds: true }] });
