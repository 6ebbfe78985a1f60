import type {
  AttentionReason,
  CaseOutcome,
  NightLevel,
  ShelterDeclineReason,
} from '@iwaa/contracts/vocabulary';
import type { PublishedFact } from '@iwaa/proof-kit/kafka/published-fact';
import type { CaseInTemporal } from '@iwaa/proof-kit/temporal/cases-in-temporal';
import type { ScaledNight } from '../input/scale.ts';
import type { Duration, NightReport, WinterReport } from './winter-report.ts';

const type = {
  level: 'iwaa.intake.night-level-declared.v1',
  contact: 'iwaa.intake.contact-recorded.v1',
  placeVisited: 'iwaa.intake.place-visited.v1',
  placeMissed: 'iwaa.intake.place-missed.v1',
  caseOpened: 'iwaa.intake.case-opened.v1',
  need: 'iwaa.intake.need-identified.v1',
  declined: 'iwaa.intake.need-declined.v1',
  held: 'iwaa.shelter-capacity.bed-held.v1',
  lapsed: 'iwaa.shelter-capacity.hold-lapsed.v1',
  checkedIn: 'iwaa.shelter-capacity.checked-in.v1',
  checkedOut: 'iwaa.shelter-capacity.checked-out.v1',
  alert: 'iwaa.intake.alert-raised.v1',
  alertEscalated: 'iwaa.intake.alert-escalated.v1',
  offered: 'iwaa.shelter-capacity.bed-offered.v1',
  offerDeclined: 'iwaa.shelter-capacity.offer-declined.v1',
  offerLapsed: 'iwaa.shelter-capacity.offer-lapsed.v1',
  moved: 'iwaa.shelter-capacity.transferred-in.v1',
  cameNot: 'iwaa.shelter-capacity.check-in-taken-back.v1',
  leftNot: 'iwaa.shelter-capacity.check-out-taken-back.v1',
  absent: 'iwaa.shelter-capacity.absence-recorded.v1',
  waits: 'iwaa.shelter-capacity.waiting-list-joined.v1',
  requested: 'iwaa.referral.referral-requested.v1',
  accepted: 'iwaa.referral.referral-accepted.v1',
  rejected: 'iwaa.referral.referral-rejected.v1',
  completed: 'iwaa.referral.referral-completed.v1',
  home: 'iwaa.mediation.person-reintegrated.v1',
  visit: 'iwaa.mediation.follow-up-visit-made.v1',
  closed: 'iwaa.casework.case-closed.v1',
  missed: 'iwaa.casework.deadline-missed.v1',
} as const;

/** Facts of one campaign, each once: delivery may repeat, what happened does not. */
export function distinctFacts(
  messages: readonly PublishedFact[],
  campaignId: string,
  factsTopics: ReadonlySet<string>,
): PublishedFact[] {
  const seen = new Set<string>();
  return messages.filter(({ id, topic, data }) => {
    if (!factsTopics.has(topic) || data.campaignId !== campaignId || seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

/** What came of each night, by the facts. */
export function nightFigures(
  nights: readonly ScaledNight[],
  facts: readonly PublishedFact[],
  beds: { readonly always: number; readonly onColdNights: number },
): NightReport[] {
  const ofNight = Map.groupBy(facts, ({ data }) => String(data.night ?? ''));
  const nightOfHold = new Map(
    facts.filter((fact) => fact.type === type.held).map(({ data }) => [data.holdId, String(data.night)]),
  );
  const lapsed = Map.groupBy(
    facts.filter((fact) => fact.type === type.lapsed),
    ({ data }) => nightOfHold.get(data.holdId),
  );
  const nightOfFile = new Map(
    facts
      .filter(({ data }) => data.fileId && data.night)
      .map(({ data }) => [data.fileId, String(data.night)]),
  );
  const home = Map.groupBy(
    facts.filter((fact) => fact.type === type.home),
    ({ data }) => nightOfFile.get(data.fileId),
  );
  let occupied = 0;
  const goneOn = (night: string): number =>
    (ofNight.get(night) ?? []).filter((fact) => fact.type === type.leftNot && fact.data.goesOn === true)
      .length;
  return nights.map(({ night, reported, contacts, placements }) => {
    const count = (wanted: string): number =>
      (ofNight.get(night) ?? []).filter((fact) => fact.type === wanted).length;
    const declared = ofNight.get(night)?.find((fact) => fact.type === type.level)?.data.level;
    const level = (declared as NightLevel | undefined) ?? 'normal';
    occupied += count(type.checkedIn) - count(type.cameNot) - count(type.checkedOut) + goneOn(night);
    return {
      night,
      level,
      reported,
      replayed: { contacts, placements },
      bedsHeld: count(type.held),
      holdsLapsed: lapsed.get(night)?.length ?? 0,
      waited: count(type.waits),
      declined: count(type.declined),
      referrals: count(type.requested),
      returnsHome: home.get(night)?.length ?? 0,
      occupied,
      beds: beds.always + (level === 'normal' ? 0 : beds.onColdNights),
    };
  });
}

/** The totals of a winter. */
export function totals(facts: readonly PublishedFact[], people: number): WinterReport['totals'] {
  const count = (wanted: string): number => facts.filter((fact) => fact.type === wanted).length;
  const escalated = facts.filter((fact) => fact.type === type.alertEscalated);
  const absent = facts.filter((fact) => fact.type === type.absent);
  const withPass = absent.filter(({ data }) => data.losesBedAt === null).length;
  const left = facts.filter((fact) => fact.type === type.checkedOut);
  return {
    contacts: count(type.contact),
    people,
    placesVisited: count(type.placeVisited),
    placesMissed: count(type.placeMissed),
    cases: count(type.caseOpened),
    placements: count(type.checkedIn) - count(type.cameNot),
    offers: count(type.offered),
    offersDeclined: count(type.offerDeclined),
    offersLapsed: count(type.offerLapsed),
    moved: count(type.moved),
    mistakes: count(type.cameNot) + count(type.leftNot),
    alerts: count(type.alert),
    alertsUnanswered: new Set(escalated.map(({ data }) => data.alertId)).size,
    absentWithPass: withPass,
    absentWithoutPass: absent.length - withPass,
    bedsLost: left.filter(({ data }) => data.reason === 'absent-without-pass').length,
    referrals: count(type.requested),
    referralsCompleted: count(type.completed),
    returnsHome: count(type.home),
    visits: count(type.visit),
    declined: count(type.declined),
    deadlinesMissed: count(type.missed),
    facts: facts.length,
  };
}

/** Beds that were declined, by why. */
export function declinedBeds(facts: readonly PublishedFact[]): WinterReport['declinedBeds'] {
  const counted: Partial<Record<ShelterDeclineReason | 'unsaid', number>> = {};
  for (const { type: own, data } of facts) {
    if (own !== type.declined || data.kind !== 'shelter') continue;
    const reason = (data.reason as ShelterDeclineReason | undefined) ?? 'unsaid';
    counted[reason] = (counted[reason] ?? 0) + 1;
  }
  return counted;
}

/** Cases by outcome. */
export function outcomes(facts: readonly PublishedFact[]): WinterReport['outcomes'] {
  const counted: Partial<Record<CaseOutcome | 'open', number>> = {};
  const closed = new Map(
    facts
      .filter((fact) => fact.type === type.closed)
      .map(({ data }) => [data.caseId, data.outcome as CaseOutcome]),
  );
  for (const fact of facts) {
    if (fact.type !== type.caseOpened) continue;
    const outcome = closed.get(fact.data.caseId) ?? 'open';
    counted[outcome] = (counted[outcome] ?? 0) + 1;
  }
  return counted;
}

/** From a need to its bed, and from a referral to its answer. */
export function times(facts: readonly PublishedFact[]): WinterReport['times'] {
  return {
    needToBed: between(facts, [type.need], [type.held], 'needId'),
    referralToAnswer: between(facts, [type.requested], [type.accepted, type.rejected], 'referralId'),
  };
}

function between(
  facts: readonly PublishedFact[],
  from: readonly string[],
  to: readonly string[],
  id: string,
): Duration {
  const first = (types: readonly string[]): Map<unknown, number> => {
    const earliest = new Map<unknown, number>();
    for (const { type: own, data, time } of facts) {
      if (types.includes(own)) earliest.set(data[id], Math.min(time, earliest.get(data[id]) ?? time));
    }
    return earliest;
  };
  const began = first(from);
  const took = [...first(to)].flatMap(([key, time]) => {
    const start = began.get(key);
    return start === undefined ? [] : [time - start];
  });
  return durationOf(took);
}

/** The median and the 99th percentile (nearest rank) of times in ms; 0 where there is none. */
export function durationOf(times: readonly number[]): Duration {
  const sorted = [...times].sort((one, other) => one - other);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { count: sorted.length, medianMs: rank(0.5), p99Ms: rank(0.99) };
}

/** What a case cost Temporal. */
export function costOf(cases: readonly CaseInTemporal[]): WinterReport['cost'] {
  const spread = (values: readonly number[]): { mean: number; most: number } => ({
    mean: values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length,
    most: Math.max(0, ...values),
  });
  return {
    cases: cases.length,
    historyEvents: spread(cases.map(({ historyEvents }) => historyEvents)),
    workflowTasks: spread(cases.map(({ workflowTasks }) => workflowTasks)),
  };
}

/** Open cases that need attention, by why. */
export function attentionOf(cases: readonly CaseInTemporal[]): WinterReport['attention'] {
  const asking = cases.filter(({ status, attention }) => status === 'RUNNING' && attention.length > 0);
  const reasons: Partial<Record<AttentionReason, number>> = {};
  for (const reason of asking.flatMap(({ attention }) => attention))
    reasons[reason] = (reasons[reason] ?? 0) + 1;
  return { cases: asking.length, reasons };
}
