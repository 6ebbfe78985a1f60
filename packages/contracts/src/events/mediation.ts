import { z } from 'zod';
import { defineEvent, type OneOf } from '../event.ts';
import { campaignId, caseId, instant, night, uuid } from '../ids.ts';
import { mediationKinds, mediationOutcomes, reintegrationKinds } from '../vocabulary.ts';

const ofFile = { fileId: uuid, caseId, campaignId };
const ofReintegration = { reintegrationId: uuid, caseId, campaignId };

export const mediationFileOpened = defineEvent(
  'mediation',
  'iwaa.mediation.mediation-file-opened.v1',
  'A mediation file was opened for a case.',
  z.object({ ...ofFile, kind: z.enum(mediationKinds), needId: uuid, night }),
);

export const mediationSessionHeld = defineEvent(
  'mediation',
  'iwaa.mediation.mediation-session-held.v1',
  'A mediator worked on the file with the person.',
  z.object({ ...ofFile, kind: z.enum(mediationKinds) }),
);

export const familyReached = defineEvent(
  'mediation',
  'iwaa.mediation.family-reached.v1',
  'The family was found and spoken to.',
  z.object(ofFile),
);

export const returnAgreed = defineEvent(
  'mediation',
  'iwaa.mediation.return-agreed.v1',
  'The person and the family both agreed to a return.',
  z.object({ ...ofFile, kind: z.enum(reintegrationKinds) }),
);

export const mediationFileClosed = defineEvent(
  'mediation',
  'iwaa.mediation.mediation-file-closed.v1',
  'A mediation file was closed with an outcome.',
  z.object({ ...ofFile, kind: z.enum(mediationKinds), outcome: z.enum(mediationOutcomes) }),
);

export const personReintegrated = defineEvent(
  'mediation',
  'iwaa.mediation.person-reintegrated.v1',
  'The person went home to the family; visits follow.',
  z.object({
    ...ofReintegration,
    fileId: uuid,
    kind: z.enum(reintegrationKinds),
    /** When each visit is due, first to last. */
    visitsDueAt: z.array(instant).min(1).max(6),
  }),
);

export const followUpVisitMade = defineEvent(
  'mediation',
  'iwaa.mediation.follow-up-visit-made.v1',
  'The family was visited, and whether the return holds was seen.',
  z.object({ ...ofReintegration, visit: z.int().min(1).max(6), holds: z.boolean() }),
);

export const reintegrationConfirmed = defineEvent(
  'mediation',
  'iwaa.mediation.reintegration-confirmed.v1',
  'The last visit found that the return holds.',
  z.object({ ...ofReintegration, kind: z.enum(reintegrationKinds) }),
);

export const returnBrokeDown = defineEvent(
  'mediation',
  'iwaa.mediation.return-broke-down.v1',
  'The return did not hold; the way is open again.',
  z.object(ofReintegration),
);

export const mediationEvents = [
  mediationFileOpened,
  mediationSessionHeld,
  familyReached,
  returnAgreed,
  mediationFileClosed,
  personReintegrated,
  followUpVisitMade,
  reintegrationConfirmed,
  returnBrokeDown,
] as const;
export type MediationEvent = OneOf<typeof mediationEvents>;
