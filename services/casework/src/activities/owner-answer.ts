/** What came of asking a service for something: it did it, or it refused for a coded reason, which is a normal outcome. */
export type OwnerAnswer = { done: true; state: string } | { done: false; refusal: string };

/** What every request of a case to a service carries. */
export interface OwnerRequest {
  caseId: string;
  campaignId: string;
  /** The deadline that was missed and what it waited for; with the due time it names the request for ever. */
  deadline: string;
  dueAt: string;
  traceparent?: string;
}
