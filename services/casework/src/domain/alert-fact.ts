import type { EventOf } from '@iwaa/contracts/event';
import type {
  alertEscalated,
  alertLookedAt,
  alertRaised,
  alertWithdrawn,
} from '@iwaa/contracts/events/intake';

/** An event of an alert as it reaches casework: with the alert's version and the time. */
export type AlertFact = (
  | EventOf<typeof alertRaised>
  | EventOf<typeof alertLookedAt>
  | EventOf<typeof alertEscalated>
  | EventOf<typeof alertWithdrawn>
) & {
  readonly sequence: number;
  readonly time: string;
  /** The trace that the fact belongs to, carried into the workflow with it. */
  readonly traceparent?: string;
};
