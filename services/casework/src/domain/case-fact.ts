import type { CaseEvent } from '@iwaa/contracts/catalogue';

/** An event of a case as it reaches casework: with the aggregate it happened to, that aggregate's version, and the time. */
export type CaseFact = CaseEvent & {
  readonly subject: string;
  readonly sequence: number;
  readonly time: string;
  /** The trace that the fact belongs to, carried into the workflow with it. */
  readonly traceparent?: string;
};

/** The facts of one service's share of a case. */
export type FactFrom<Service extends string> = Extract<CaseFact, { type: `iwaa.${Service}.${string}` }>;
