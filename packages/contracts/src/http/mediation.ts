import { z } from 'zod';
import { campaignId, caseId, instant, night, uuid } from '../ids.ts';
import { mediationKinds, mediationOutcomes, reintegrationKinds } from '../vocabulary.ts';

export const mediationFileStates = ['opened', 'family-reached', 'return-agreed', 'closed'] as const;

export const mediationFile = z.object({
  fileId: uuid,
  caseId,
  campaignId,
  kind: z.enum(mediationKinds),
  state: z.enum(mediationFileStates),
  outcome: z.enum(mediationOutcomes).nullable(),
  consented: z.boolean(),
  sessions: z.int(),
  night,
});
export const mediationFilesQuery = z.strictObject({
  state: z.enum(mediationFileStates).optional(),
  kind: z.enum(mediationKinds).optional(),
  caseId: caseId.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export const mediationFiles = z.object({ files: z.array(mediationFile) });

/** A session with the person; for a social file it is the work itself. */
export const holdSession = z.strictObject({});
export const recordFamilyContact = z.strictObject({ reached: z.boolean() });
/** Each side speaks for itself: a return needs both. */
export const recordReturnDecision = z.strictObject({
  personAgrees: z.boolean(),
  familyAgrees: z.boolean(),
  kind: z.enum(reintegrationKinds),
});
export const closeMediationFile = z.strictObject({ outcome: z.enum(mediationOutcomes) });
export const startReintegration = z.strictObject({});

export const reintegrationStates = ['followed-up', 'confirmed', 'broke-down'] as const;
export const reintegration = z.object({
  reintegrationId: uuid,
  fileId: uuid,
  caseId,
  campaignId,
  kind: z.enum(reintegrationKinds),
  state: z.enum(reintegrationStates),
  visits: z.array(z.object({ visit: z.int(), dueAt: instant, holds: z.boolean().nullable() })),
});
export const reintegrationsQuery = z.strictObject({
  /** Only those with a visit due by this moment and not made. */
  dueBy: instant.optional(),
  caseId: caseId.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export const reintegrations = z.object({ reintegrations: z.array(reintegration) });
export const recordVisit = z.strictObject({ visit: z.int().min(1).max(6), holds: z.boolean() });
