import type { Fact } from '@iwaa/contracts/event';
import type { TimelineDetails, TimelineEntry } from '@iwaa/contracts/http/casework';

/** What of an event's data can be said in words. Ids of things and persons, and what only a service needs, are not. */
const said: Record<keyof TimelineDetails, true> = {
  kind: true,
  service: true,
  agencyId: true,
  centreId: true,
  unit: true,
  place: true,
  night: true,
  happenedAt: true,
  aidGiven: true,
  needs: true,
  declined: true,
  fields: true,
  purpose: true,
  until: true,
  losesBedAt: true,
  lapsesAt: true,
  answerBy: true,
  escort: true,
  reason: true,
  outcome: true,
  answer: true,
  deadline: true,
  dueAt: true,
  visit: true,
  holds: true,
  goesOn: true,
  survivingCaseId: true,
  mergedCaseId: true,
};

/** What a fact of a case says of what happened in it: its type, when, in which role somebody did it, and its coded values. */
export function timelineEntryOf(fact: Fact): TimelineEntry {
  return {
    type: fact.type,
    // In one form, whoever wrote it: what is sorted as text is then sorted as time.
    at: new Date(fact.time).toISOString(),
    by: fact.actor.role,
    details: detailsOf(fact),
  };
}

function detailsOf({ type, data }: Fact): TimelineDetails {
  // Its reason is told by a program to whoever runs the platform, and is no word of the field.
  if (type === 'iwaa.casework.fact-put-aside.v1') return {};
  const told = Object.entries(data as object).filter(
    ([field, value]) => Object.hasOwn(said, field) && value !== null && value !== undefined,
  );
  return Object.fromEntries(told);
}
