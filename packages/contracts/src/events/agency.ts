import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { uuid } from '../ids.ts';
import { referralOutcomes, referralReasons, responseStates } from '../vocabulary.ts';

const fields = {
  state: z.enum(responseStates),
  /** Required when the referral is rejected, failed or put on hold. */
  reason: z.enum(referralReasons).optional(),
  /** Required when the referral is completed. */
  outcome: z.enum(referralOutcomes).optional(),
};

function complete<Answer extends z.ZodType<z.output<z.ZodObject<typeof fields>>>>(answer: Answer) {
  return answer
    .refine(
      ({ state, reason }) => !['rejected', 'failed', 'on-hold'].includes(state) || reason !== undefined,
      {
        path: ['reason'],
        error: 'is required when the state is rejected, failed or on-hold',
      },
    )
    .refine(({ state, outcome }) => state !== 'completed' || outcome !== undefined, {
      path: ['outcome'],
      error: 'is required when the state is completed',
    });
}

/** An answer on an agency's topic, where a newer sender may say more than we know. */
export const referralResponse = complete(z.object(fields));
/** The same over HTTP, where what we do not know is refused. */
export const referralResponseBody = complete(z.strictObject(fields));

export const referralAnswered = defineEvent(
  'agency',
  'iwaa.agency.referral-answered.v1',
  'An agency answered one of its referrals.',
  z.intersection(z.object({ referralId: uuid }), referralResponse),
);

export const agencyEvents = [referralAnswered] as const;
