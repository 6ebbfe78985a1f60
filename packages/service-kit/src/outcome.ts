import type { RefusalCode } from '@iwaa/contracts/refusals';

/** A refusal on its way to whoever asked; its texts hold codes and ids only. */
export interface Refused<Code extends string = RefusalCode> {
  readonly kind: 'refused';
  readonly code: Code;
  /** More than the code's own sentence says. */
  readonly detail?: string;
  /** What is wrong with which field. */
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  /** The id of the person who would have been shown, where it is known and the path does not name it: for the access log alone. */
  readonly about?: readonly string[];
}

interface Done<Answer> {
  readonly kind: 'done';
  readonly result: Answer;
  /** The ids of those whose personal data the answer shows, where the route's path does not name the one person. */
  readonly about?: readonly string[];
}

/** What a request came to: its answer, or a refusal by a code. */
export type Outcome<Answer, Code extends string = RefusalCode> = Done<Answer> | Refused<Code>;

export function done<Answer>(result: Answer): Done<Answer> {
  return { kind: 'done', result };
}

/** An answer that shows what is personal of several people, by their ids: the access log says of whom. */
export function doneAbout<Answer>(about: readonly string[], result: Answer): Done<Answer> {
  return { kind: 'done', result, about };
}

/** @param more texts for people beside the code's own sentence. */
export function refused<Code extends string>(
  code: Code,
  more: Pick<Refused, 'detail' | 'errors' | 'about'> = {},
): Refused<Code> {
  return { kind: 'refused', code, ...more };
}

/** What was looked for; what is not there, or not the actor's, is not found. */
export function found<Answer>(answer: Answer | undefined): Outcome<Answer, 'not-found'> {
  return answer === undefined ? refused('not-found') : done(answer);
}
