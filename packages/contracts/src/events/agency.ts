import { z } from 'zod';
import { defineEvent, type EventOf } from '../event.ts';
import { givenBy, referralOutcomeGivers, referralReasonGivers } from '../givers.ts';
import { slug, uuid } from '../ids.ts';
import {
  answerVerdicts,
  type ResponseState,
  receiptCodes,
  referralStates,
  responseStates,
} from '../vocabulary.ts';

const fields = {
  state: z.enum(responseStates),
  /** Required when the referral is rejected, failed or put on hold. */
  reason: z.enum(givenBy(referralReasonGivers, 'agency-staff')).nullish(),
  /** Required when the referral is completed. */
  outcome: z.enum(givenBy(referralOutcomeGivers, 'agency-staff')).nullish(),
};

/** What a state needs beside itself. */
const needs = [
  { field: 'reason', states: ['rejected', 'failed', 'on-hold'] },
  { field: 'outcome', states: ['completed'] },
] as const satisfies readonly { field: keyof typeof fields; states: readonly ResponseState[] }[];

/** The same as JSON Schema says it, where zod can't: in such a state the field is there and is not null. */
const needsInSchema = {
  allOf: needs.map(({ field, states }) => ({
    if: { required: ['state'], properties: { state: { enum: states } } },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
    then: { required: [field], properties: { [field]: { type: 'string' } } },
  })),
};

type Fields = z.output<z.ZodObject<typeof fields>>;

function oneOf(states: readonly string[]): string {
  return [states.slice(0, -1).join(', '), states.at(-1)].filter(Boolean).join(' or ');
}

/** Where a field is null, which serializers write for what is not there, it is left out. */
function complete<Answer extends z.ZodType<Fields>>(answer: Answer) {
  return answer
    .superRefine((given, context) => {
      for (const { field, states } of needs)
        if (given[field] == null && states.some((state) => state === given.state))
          context.addIssue({
            code: 'custom',
            path: [field],
            message: `is required when the state is ${oneOf(states)}`,
          });
    })
    .transform(({ state, reason, outcome }) => ({
      state,
      ...(reason == null ? {} : { reason }),
      ...(outcome == null ? {} : { outcome }),
    }));
}

/** An answer on an agency's topic, where a newer sender may say more than we know. */
export const referralResponse = complete(z.object(fields));
/** The same over HTTP, where what we do not know is refused. */
export const referralResponseBody = complete(z.strictObject(fields).meta(needsInSchema));

export const referralAnswered = defineEvent(
  'agency',
  'iwaa.agency.referral-answered.v1',
  'An agency answered one of its referrals.',
  z.intersection(z.object({ referralId: uuid }), referralResponse),
  needsInSchema,
);

/** The receipt of an answer; it goes to the agency's own topic and nowhere else. */
export const answerJudged = defineEvent(
  'referral',
  'iwaa.referral.answer-judged.v1',
  'What became of an answer of the agency: taken, refused, or it changed nothing because the referral stood so already.',
  z.object({
    agencyId: slug,
    answerId: z
      .string()
      .max(300)
      .meta({ examples: ['0b8a2f0e-52e5-5d0b-9b39-6a8c6a1d2f10'] })
      .nullable()
      .describe('The `ce_id` of the answer; null where it had none.'),
    offset: z
      .string()
      .regex(/^\d+$/)
      .meta({ examples: ['17'], description: 'Where the answer lies on the agency’s topic.' }),
    referralId: uuid.nullable().describe('Null where the answer named none.'),
    verdict: z.enum(answerVerdicts),
    code: z.enum(receiptCodes).nullable().describe('Why it was refused; else null.'),
    faults: z
      .string()
      .max(300)
      .meta({ examples: ['schema-mismatch: outcome: is required when the state is completed'] })
      .nullable()
      .describe('What makes it unreadable: the field or header and the rule that it breaks; else null.'),
    state: z
      .enum(referralStates)
      .nullable()
      .describe(
        'How the referral stands now; null where none of the agency’s is meant, or the answer is unreadable.',
      ),
  }),
);
export type AnswerJudged = EventOf<typeof answerJudged>;

/** What passes between an agency and the referral service, on that agency's topics alone. */
export const agencyEvents = [referralAnswered, answerJudged] as const;
