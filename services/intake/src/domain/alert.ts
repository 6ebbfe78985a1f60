import type { EventOf } from '@iwaa/contracts/event';
import type {
  alertEscalated,
  alertLookedAt,
  alertRaised,
  alertWithdrawn,
} from '@iwaa/contracts/events/intake';
import type {
  AlertFollowUp,
  AlertState,
  AlertWithdrawalReason,
  LookResult,
} from '@iwaa/contracts/vocabulary';

export type AlertEvent =
  | EventOf<typeof alertRaised>
  | EventOf<typeof alertLookedAt>
  | EventOf<typeof alertEscalated>
  | EventOf<typeof alertWithdrawn>;

/** What a team found that looked, on one of its rounds. */
export interface Look {
  roundId: string;
  team: string;
  night: string;
  result: LookResult;
}

export interface Alert {
  /** What was told; null before. */
  raised: EventOf<typeof alertRaised>['data'] | null;
  /** One for each round, first to last. */
  looks: Look[];
  /** By when a team should look; null once the alert is over. */
  lookBy: string | null;
  /** Whether that time has passed and the committee was told. */
  escalated: boolean;
  withdrawn: AlertWithdrawalReason | null;
}
export const newAlert: Alert = { raised: null, looks: [], lookBy: null, escalated: false, withdrawn: null };

/** An alert of which something is known. */
export type RaisedAlert = Alert & { raised: NonNullable<Alert['raised']> };

export function evolve(alert: Alert, event: AlertEvent): Alert {
  switch (event.type) {
    case 'iwaa.intake.alert-raised.v1':
      return { ...alert, raised: event.data, lookBy: event.data.lookBy };
    case 'iwaa.intake.alert-looked-at.v1': {
      const { roundId, team, night, result, lookBy } = event.data;
      const others = alert.looks.filter((look) => look.roundId !== roundId);
      return { ...alert, looks: [...others, { roundId, team, night, result }], lookBy, escalated: false };
    }
    case 'iwaa.intake.alert-escalated.v1':
      return { ...alert, escalated: true };
    case 'iwaa.intake.alert-withdrawn.v1':
      return { ...alert, lookBy: null, escalated: false, withdrawn: event.data.reason };
    default:
      return event satisfies never;
  }
}

export function stateOf({ lookBy, withdrawn, looks }: Alert): AlertState {
  if (withdrawn) return 'withdrawn';
  return lookBy === null ? (looks.at(-1)?.result ?? 'open') : 'open';
}

/** What whoever raised an alert may hear of it: that somebody went to look, and never what was found. */
export function followUpOf({ withdrawn, looks }: Alert): AlertFollowUp {
  if (looks.length > 0) return 'looked-at';
  return withdrawn ? 'withdrawn' : 'not-yet';
}
