import type { Problem } from '@iwaa/contracts/problem';

/** Why a request gave no answer. */
export type Failure =
  /** No answer came: no network, or the console does not answer. */
  | { readonly kind: 'no-network' }
  /** Nobody is signed in any more. */
  | { readonly kind: 'signed-out' }
  /** It can't be done at the moment; the same again may succeed. */
  | { readonly kind: 'unavailable' }
  /** It was refused for good; `code` is one of the contracts' refusals. */
  | { readonly kind: 'refused'; readonly code: string; readonly errors: NonNullable<Problem['errors']> };

/** Thrown where a request gave no answer. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind === 'refused' ? failure.code : failure.kind);
    this.failure = failure;
  }
}

/** What an error is to a person. What is no failed request is a mistake of ours, and is shown as unavailable. */
export function failureOf(error: unknown): Failure {
  return error instanceof RequestFailed ? error.failure : { kind: 'unavailable' };
}
