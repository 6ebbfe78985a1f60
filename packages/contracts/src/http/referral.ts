import { z } from 'zod';
import { referralResponseBody } from '../events/agency.ts';
import { campaignId, caseId, instant, night, slug, uuid } from '../ids.ts';
import {
  agencyCapacities,
  referralOutcomes,
  referralReasons,
  referralServices,
  referralStates,
} from '../vocabulary.ts';
import { line } from './words.ts';

export const registerAgency = z.strictObject({
  agencyId: slug,
  name: line(120),
  services: z.array(z.enum(referralServices)).min(1).max(referralServices.length),
  /** Among agencies that give the same service, the lowest rank is asked first. */
  rank: z.int().min(1).max(1000).default(100),
});
export const agency = z.object({
  agencyId: slug,
  campaignId,
  name: z.string(),
  services: z.array(z.enum(referralServices)),
  rank: z.int(),
  capacity: z.enum(agencyCapacities),
});
export const agencies = z.object({ agencies: z.array(agency) });
export const publishCapacity = z.strictObject({ capacity: z.enum(agencyCapacities) });

export const requestReferral = z.strictObject({
  caseId,
  campaignId,
  needId: uuid,
  service: z.enum(referralServices),
  night,
});
export const respondToReferral = referralResponseBody;
export const cancelReferral = z.strictObject({ reason: z.enum(referralReasons) });
/** Sent by a case whose referral was left unanswered: the next eligible agency is asked. */
export const rerouteReferral = z.strictObject({});

export const referral = z.object({
  referralId: uuid,
  caseId,
  campaignId,
  needId: uuid,
  agencyId: slug,
  service: z.enum(referralServices),
  state: z.enum(referralStates),
  reason: z.enum(referralReasons).nullable(),
  outcome: z.enum(referralOutcomes).nullable(),
  night,
  attempt: z.int(),
  requestedAt: instant,
  answerBy: instant,
});
export const referralsQuery = z.strictObject({
  state: z.enum(referralStates).optional(),
  caseId: caseId.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export const referrals = z.object({ referrals: z.array(referral) });
