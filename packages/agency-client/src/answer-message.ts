import { randomUUID } from 'node:crypto';
import { referralAnswered, type referralResponse } from '@iwaa/contracts/events/agency';
import { agencySource } from '@iwaa/contracts/topology';
import type { z } from 'zod';

/** An agency's answer: a state, a reason where it is rejected, failed or on-hold, an outcome where it is completed. */
export type Answer = z.input<typeof referralResponse>;

/** The answer can't be sent as it is; the message says what is missing or wrong. Nothing was sent. */
export class AnswerRefusal extends Error {
  override readonly name = 'AnswerRefusal';
}

/** A message as any Kafka client sends it. */
export interface OutgoingMessage {
  /** The answer's name, which its receipt repeats. */
  readonly id: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The answer as a CloudEvents 1.0 message in Kafka's binary mode: attributes in `ce_` headers, the data as JSON.
 * @throws AnswerRefusal when the answer does not have the form that Iwaa asks for.
 */
export function answerMessage(given: {
  readonly agencyId: string;
  readonly referralId: string;
  readonly answer: Answer;
  readonly id?: string | undefined;
}): OutgoingMessage {
  const { agencyId, referralId, answer, id = randomUUID() } = given;
  const checked = referralAnswered.data.safeParse({ ...answer, referralId });
  if (!checked.success) {
    const faults = checked.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'the answer'}: ${message}`,
    );
    throw new AnswerRefusal(`The answer was not sent. ${faults.join('; ')}.`);
  }
  return {
    id,
    key: referralId,
    value: JSON.stringify(checked.data),
    headers: {
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: agencySource(agencyId),
      ce_type: referralAnswered.type,
      ce_subject: `referral/${referralId}`,
      ce_time: new Date().toISOString(),
      'content-type': 'application/json',
    },
  };
}
