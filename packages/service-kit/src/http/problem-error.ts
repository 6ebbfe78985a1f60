import { type CommonProblemCode, commonProblems, type Problem } from '@iwaa/contracts/problem';

/** A refusal on its way to an HTTP answer (RFC 9457). Its texts hold codes and ids only. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly safeToLog = true;
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly errors: Problem['errors'];

  constructor(code: CommonProblemCode, detail?: string, errors?: Problem['errors']);
  constructor(
    code: string,
    detail: string | undefined,
    errors: Problem['errors'],
    known: { status: number; title: string },
  );
  constructor(
    code: string,
    detail?: string,
    errors?: Problem['errors'],
    known?: { status: number; title: string },
  ) {
    const { status, title } = known ?? commonProblems[code as CommonProblemCode];
    super(detail ?? title);
    this.code = code;
    this.status = status;
    this.title = title;
    this.errors = errors;
  }

  /** The body of the answer. */
  toProblem(instance: string): Problem {
    return {
      type: `urn:iwaa:problem:${this.code}`,
      title: this.title,
      status: this.status,
      ...(this.message === this.title ? {} : { detail: this.message }),
      instance,
      code: this.code,
      ...(this.errors ? { errors: this.errors } : {}),
    };
  }
}

/** What each refusal of a domain is over HTTP. */
export type RefusalTable<Refusal extends string> = Readonly<
  Record<Refusal, { status: number; title: string }>
>;

/** A domain's refusal, as the problem that its table gives it. */
export function refusal<Refusal extends string>(
  table: RefusalTable<Refusal>,
  code: Refusal,
  detail?: string,
): ProblemError {
  return new ProblemError(code, detail, undefined, table[code]);
}
