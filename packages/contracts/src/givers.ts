import type { Role } from './permissions.ts';
import type {
  CaseOutcome,
  CheckOutReason,
  HoldReleaseReason,
  MediationOutcome,
  ReferralOutcome,
  ReferralReason,
} from './vocabulary.ts';

/**
 * Who may give which reason and outcome, over HTTP and Kafka alike: an agency that answers on its topic is `agency-staff`,
 * and `service` is Iwaa itself, which says what it has found out. Schemas, domains and pages are made from these tables.
 */
type Givers<Value extends string> = Readonly<Record<Value, readonly Role[]>>;

export const referralReasonGivers = {
  'at-capacity': ['agency-staff'],
  'not-eligible': ['agency-staff'],
  'outside-area': ['agency-staff'],
  'person-not-reached': ['agency-staff'],
  'declined-by-person': ['agency-staff', 'social-worker', 'service'],
  'awaiting-person': ['agency-staff'],
  'awaiting-resources': ['agency-staff'],
  other: ['agency-staff', 'social-worker'],
  // What only the owner of the consent, of the deadline and of the case can know.
  'consent-withdrawn': ['service'],
  'consent-ended': ['service'],
  'no-answer': ['service'],
  'agency-suspended': ['service'],
  'case-closed': ['service'],
} as const satisfies Givers<ReferralReason>;

export const referralOutcomeGivers = {
  'service-given': ['agency-staff'],
  admitted: ['agency-staff'],
  'follow-up-planned': ['agency-staff'],
} as const satisfies Givers<ReferralOutcome>;

export const holdReleaseReasonGivers = {
  'declined-by-person': ['shelter-staff', 'street-team', 'service'],
  'no-longer-needed': ['shelter-staff', 'street-team', 'service'],
  // Who sees the bed.
  'bed-out-of-service': ['shelter-staff'],
  'case-closed': ['service'],
} as const satisfies Givers<HoldReleaseReason>;

export const checkOutReasonGivers = {
  'left-by-choice': ['shelter-staff'],
  'to-family': ['shelter-staff'],
  'to-agency': ['shelter-staff'],
  'to-hospital': ['shelter-staff'],
  // That the grace is over is judged by the roll calls, and by nobody's hand.
  'absent-without-pass': ['service'],
  'stay-ended': ['shelter-staff'],
  'case-closed': ['service'],
} as const satisfies Givers<CheckOutReason>;

export const mediationOutcomeGivers = {
  resolved: ['social-worker'],
  'not-resolved': ['social-worker'],
  'declined-by-person': ['social-worker'],
  'declined-by-family': ['social-worker'],
  'family-not-found': ['social-worker'],
  // What the return itself says.
  'return-agreed': ['service'],
  'case-closed': ['service'],
} as const satisfies Givers<MediationOutcome>;

/** The committee may close a case with any outcome; facts close it by themselves with those that they show. */
export const caseOutcomeGivers = {
  'reintegrated-permanent': ['committee', 'service'],
  'reintegrated-temporary': ['committee', 'service'],
  'with-friends-permanent': ['committee'],
  'with-friends-temporary': ['committee'],
  'own-housing': ['committee'],
  'elderly-centre': ['committee', 'service'],
  'other-shelter': ['committee', 'service'],
  'womens-space': ['committee', 'service'],
  hospital: ['committee'],
  'back-to-street': ['committee'],
  prison: ['committee'],
  deceased: ['committee'],
  'declined-help': ['committee'],
  'lost-contact': ['committee'],
  transferred: ['committee'],
  duplicate: ['committee', 'service'],
  'campaign-ended': ['committee'],
} as const satisfies Givers<CaseOutcome>;

/** The values of a table that any of these roles may give. */
export type GivenBy<Table extends Givers<string>, By extends Role> = {
  [Value in keyof Table & string]: [Table[Value][number] & By] extends [never] ? never : Value;
}[keyof Table & string];

/** The values of a table that any of these roles may give, in the table's order. */
export function givenBy<Table extends Givers<string>, const By extends Role>(
  table: Table,
  ...roles: By[]
): [GivenBy<Table, By>, ...GivenBy<Table, By>[]] {
  const values = Object.keys(table).filter((value) => roles.some((role) => mayGive(table, value, role)));
  return values as [GivenBy<Table, By>, ...GivenBy<Table, By>[]];
}

/** Whether a role may give a value of a table. */
export function mayGive<Table extends Givers<string>>(
  table: Table,
  value: keyof Table & string,
  role: Role,
): boolean {
  const givers: readonly Role[] = table[value] ?? [];
  return givers.includes(role);
}
