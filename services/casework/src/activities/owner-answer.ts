/** What came of asking a service for something: it did it, or it refused for a coded reason, which is a normal outcome. */
export type OwnerAnswer = { done: true; state: string } | { done: false; refusal: string };

/** On whose behalf a service is asked, and for what missed deadline; with the due time that names the request for ever. */
export interface Asking {
  readonly workflow: string;
  readonly deadline: string;
  readonly dueAt: string;
  readonly traceparent?: string;
}

/** What every request of a case to a service carries. */
export interface OwnerRequest {
  caseId: string;
  campaignId: string;
  /** The deadline that was missed and what it waited for; with the due time it names the request for ever. */
  deadline: string;
  dueAt: string;
  traceparent?: string;
}

/** A case's request as it is made on the case's behalf. */
export function ofCase({ caseId, deadline, dueAt, traceparent }: OwnerRequest): Asking {
  return { workflow: caseId, deadline, dueAt, ...(traceparent ? { traceparent } : {}) };
}
