import type { Problem } from '@iwaa/contracts/problem';
import { type RefusalCode, refusals } from '@iwaa/contracts/refusals';

type FieldError = NonNullable<Problem['errors']>[number];

/** A refusal on its way to an HTTP answer (RFC 9457). Its texts hold codes and ids only. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly safeToLog = true;
  readonly code: RefusalCode;
  readonly status: number;
  readonly errors: readonly FieldError[] | undefined;

  constructor(code: RefusalCode, detail?: string, errors?: readonly FieldError[]) {
    super(detail ?? refusals[code].title);
    this.code = code;
    this.status = refusals[code].status;
    this.errors = errors;
  }

  /** The body of the answer. */
  toProblem(instance: string): Problem {
    const { title } = refusals[this.code];
    return {
      type: `urn:iwaa:problem:${this.code}`,
      title,
      status: this.status,
      ...(this.message === title ? {} : { detail: this.message }),
      instance,
      code: this.code,
      ...(this.errors ? { errors: [...this.errors] } : {}),
    };
  }
}
