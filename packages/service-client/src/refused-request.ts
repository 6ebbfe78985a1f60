import type { Problem } from '@iwaa/contracts/problem';

/** A service's refusal of a request, with the code that its problem details give. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';
  readonly status: number;
  /** A `RefusalCode` of contracts; `status-…` where the answer was no problem of ours, such as a proxy's. */
  readonly code: string;
  readonly problem: Partial<Problem>;

  constructor(method: string, path: string, status: number, problem: Partial<Problem>) {
    const fields = problem.errors ? ` ${JSON.stringify(problem.errors)}` : '';
    const why = problem.detail ?? problem.title ?? 'no reason was given';
    super(`${method} ${path} was refused with ${status} ${problem.code ?? ''}: ${why}${fields}`);
    this.status = status;
    this.code = problem.code ?? `status-${status}`;
    this.problem = problem;
  }
}
