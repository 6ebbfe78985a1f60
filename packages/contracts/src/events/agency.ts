import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { uuid } from '../ids.ts';
import { referralOutcomes, referralReasons, responseStates } from '../vocabulary.ts';

/** The body of an answer, the same on an agency's topic and over HTTP. */
export const referralResponse = z
  .object({
    state: z.enum(responseStates),
    /** Required when the referral is rejected, failed or put on hold. */
    reason: z.enum(referralReasons).optional(),
    /** Required when the referral is completed. */
    outcome: z.enum(referralOutcomes).optional(),
  })
  .refine(
    (answer) => !['rejected', 'failed', 'on-hold'].includes(answer.state) || answer.reason !== undefined,
    {
      path: ['reason'],
      error: 'is required when the state is rejected, failed or on-hold',
    },
  )
  .refine((answer) => answer.state !== 'completed' || answer.outcome !== undefined, {
    path: ['outcome'],
    error: 'is required when the state is completed',
  });

export const referralAnswered = defineEvent(
  'agency',
  'iwaa.agency.referral-answered.v1',
  'An agency answered one of its referrals.',
  z.intersection(z.object({ referralId: uuid }), referralResponse),
);

export const agencyEvents = [referralAnswered] as const;
