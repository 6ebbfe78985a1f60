/** What deciding a command comes to: the events it gives rise to (none when it was decided before), or the code of a refusal. */
export type Decision<Event, Refusal extends string> = readonly Event[] | Refusal;

/** Whether a decision is a refusal. */
export function isRefusal<Event, Refusal extends string>(
  decision: Decision<Event, Refusal>,
): decision is Refusal {
  return typeof decision === 'string';
}
