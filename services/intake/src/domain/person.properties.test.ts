import { definitionOf } from '@iwaa/contracts/catalogue';
import { isRefusal } from '@iwaa/contracts/decision';
import {
  aidKinds,
  consentPurposes,
  correctedFields,
  correctionReasons,
  erasureReasons,
  needKinds,
  shelterDeclineReasons,
} from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolve, newPerson, type PersonEvent } from './person.ts';
import { decide, type PersonCommand } from './person-decisions.ts';

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
/** Few ids, so that commands often speak of the same thing. */
const id = fc.nat(5).map(uuid);
const caseId = fc.nat(3).map((number) => `SK-2425-0000${number}`);
const night = fc.constantFrom('2024-12-12', '2024-12-13', '2025-02-02');
const at = fc.constantFrom('2024-12-12T20:00:00.000Z', '2024-12-13T20:00:00.000Z');
const consent = fc.record({
  consentId: id,
  purpose: fc.constantFrom(...consentPurposes),
  agencyId: fc.constantFrom(null, 'health-delegation'),
  until: fc.constantFrom(null, '2024-12-12T22:00:00.000Z', '2025-06-01T00:00:00.000Z'),
});
const kinds = fc.uniqueArray(fc.constantFrom(...needKinds), { maxLength: 4 });
const needs = kinds.chain((list) =>
  fc.tuple(...list.map((kind) => id.map((needId) => ({ needId, kind })))).map((stated) => [...stated]),
);
/** The ids of needs that are stated again; none of them is among those of needs that are stated. */
const needIds = Object.fromEntries(needKinds.map((kind, index) => [kind, uuid(50 + index)])) as Record<
  (typeof needKinds)[number],
  string
>;
const profile = fc.record({
  unit: fc.constantFrom('men' as const, 'women' as const, 'families' as const),
  ageGroup: fc.constantFrom('under-18' as const, '18-64' as const, '65-and-over' as const),
  withChildren: fc.boolean(),
  medicalConditionOrDisability: fc.boolean(),
  onStreetSince: fc.constantFrom(null, '2019-03'),
});
const worker = fc.constantFrom('worker-one', 'worker-two');
const command: fc.Arbitrary<PersonCommand> = fc.oneof(
  fc.record({
    type: fc.constant('record-contact' as const),
    metBefore: fc.boolean(),
    contactId: id,
    provinceId: fc.constantFrom('sidi-kacem', 'sidi-kacem', 'sidi-kacem', 'fes'),
    campaignId: fc.constantFrom('SK-2425', 'SK-2425', 'SK-2425', 'SK-2526'),
    roundId: id,
    team: fc.constant('north'),
    night,
    happenedAt: fc.constantFrom(null, '2024-12-12T20:00:00.000Z'),
    place: fc.constant('bus-station'),
    aidGiven: fc.array(fc.constantFrom(...aidKinds), { maxLength: 3 }),
    needs,
    declined: kinds,
    shelterDeclinedFor: fc.constantFrom(null, ...shelterDeclineReasons),
    consents: fc.array(consent, { maxLength: 2 }),
    profile: fc.option(profile),
    newCaseId: fc.option(caseId),
    at,
  }),
  fc.record({ type: fc.constant('give-consent' as const), consent, at }),
  fc.record({ type: fc.constant('withdraw-consent' as const), consentId: id }),
  fc.record({
    type: fc.constant('correct-person' as const),
    correctionId: id,
    fields: fc.subarray([...correctedFields]),
    reason: fc.constantFrom(...correctionReasons),
    profile,
  }),
  fc.record({
    type: fc.constant('request-erasure' as const),
    erasureId: id,
    reason: fc.constantFrom(...erasureReasons),
    by: worker,
    at,
  }),
  fc.record({ type: fc.constant('withdraw-erasure-request' as const), erasureId: id }),
  fc.record({ type: fc.constant('erase-person' as const), erasureId: id, by: worker, at }),
  fc.record({
    type: fc.constant('archive-case' as const),
    caseId,
    intakeSequence: fc.option(fc.nat(20)),
    next: fc.option(fc.record({ caseId, needIds: fc.constant(needIds) })),
    at,
  }),
  fc.record({
    type: fc.constant('merge-into' as const),
    survivingPersonId: fc.constantFrom(uuid(90), uuid(91)),
    survivingCaseId: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('take-in-duplicate' as const),
    mergedPersonId: fc.constantFrom(uuid(92), uuid(93)),
    mergedCaseId: fc.constantFrom(null, 'SK-2425-00009'),
    needs: kinds.map((list) =>
      list.map((kind) => ({ needId: uuid(40), kind, night: '2024-12-12', shelter: null, sequence: 3 })),
    ),
    consents: fc.array(consent, { maxLength: 2 }),
    next: fc.option(fc.record({ caseId, needIds: fc.constant(needIds) })),
    at,
  }),
  fc.record({
    type: fc.constant('record-listening-session' as const),
    sessionId: id,
    night,
    campaign: fc.constant({ startsOn: '2024-12-12', endsOn: '2025-01-31', timeZone: 'Africa/Casablanca' }),
    needs,
    profile: fc.option(profile),
    at,
  }),
);

/** Each step of a life: the command, what was decided, and the person before and after. */
function* live(commands: readonly PersonCommand[]) {
  let person = newPerson;
  for (const each of commands) {
    const decision = decide(person, each);
    if (isRefusal(decision)) continue;
    const next = decision.reduce(evolve, person);
    yield { command: each, before: person, events: decision, after: next };
    person = next;
  }
}

const lives = fc.array(command, { maxLength: 25 });

describe('Person, whatever is asked in whatever order', () => {
  it('decides nothing the second time', () => {
    fc.assert(
      fc.property(lives, (commands) => {
        for (const step of live(commands)) expect(decide(step.after, step.command)).toEqual([]);
      }),
    );
  });

  it('has one open case at most, and each new one names the last closed one', () => {
    fc.assert(
      fc.property(lives, (commands) => {
        for (const { before, events } of live(commands)) {
          const opened = events.filter(({ type }) => type === 'iwaa.intake.case-opened.v1');
          const last = before.caseId ?? before.previousCaseIds.at(-1) ?? null;
          const archived = events.some(({ type }) => type === 'iwaa.intake.case-archived.v1');
          const begins = tellsContact(events) || endedByMerge(events);
          if (!archived) expect(opened.length).toBe(before.caseId === null && begins ? 1 : 0);
          if (opened[0]) expect(opened[0].data).toMatchObject({ previousCaseId: last });
        }
      }),
    );
  });

  it('tells only what the contracts know, of one case, in a settled order', () => {
    const order = [
      'case-archived',
      'case-opened',
      'duplicate-taken-in',
      'contact-recorded',
      'listening',
      'need-declined',
      'consent',
      'need-identified',
      'person-corrected',
      'erasure',
      'person-erased',
      'person-merged',
    ];
    const rank = ({ type }: PersonEvent) => order.findIndex((word) => type.includes(word));
    fc.assert(
      fc.property(lives, (commands) => {
        for (const { events, after } of live(commands)) {
          for (const event of events)
            expect(definitionOf(event.type)?.data.parse(event.data)).toEqual(event.data);
          expect(events.map(rank)).toEqual(events.map(rank).sort((a, b) => a - b));
          const told = events.filter(({ type }) => type !== 'iwaa.intake.case-archived.v1');
          expect(new Set(told.map(({ data }) => data.caseId)).size).toBeLessThanOrEqual(1);
          expect(new Set(after.contacts.map(({ contactId }) => contactId)).size).toBe(after.contacts.length);
        }
      }),
    );
  });

  it('is erased by two people alone, with no case open, and nothing but the end of a case is told of it afterwards', () => {
    fc.assert(
      fc.property(lives, (commands) => {
        for (const { command: asked, before, events, after } of live(commands)) {
          if (before.erasure?.state === 'done') expect(events).toEqual([]);
          if (before.erasure?.state === 'done' || after.erasure?.state !== 'done') continue;
          expect(asked.type).toBe('erase-person');
          expect(after.erasure.erasedBy).not.toBe(after.erasure.requestedBy);
          expect(after.caseId).toBeNull();
        }
      }),
    );
  });

  it('leaves nobody without an open need who stated one that the closing of the case did not know', () => {
    fc.assert(
      fc.property(lives, (commands) => {
        for (const { command: asked, before, events, after } of live(commands)) {
          if (asked.type !== 'archive-case' || events.length === 0) continue;
          const known = asked.intakeSequence ?? Number.POSITIVE_INFINITY;
          const open = before.needs.filter(({ sequence }) => sequence > known);
          expect(after.needs.map(({ kind, shelter }) => ({ kind, shelter }))).toEqual(
            open.map(({ kind, shelter }) => ({ kind, shelter })),
          );
          if (open.length > 0) expect(after.caseId).toBe(asked.next?.caseId);
          expect(tellsContact(events)).toBe(false);
        }
      }),
    );
  });

  it('counts its facts as they are published, and knows at which of them each thing was told', () => {
    fc.assert(
      fc.property(lives, (commands) => {
        for (const { before, events, after } of live(commands)) {
          expect(after.facts).toBe(before.facts + events.length);
          for (const { sequence, ...need } of after.needs.filter((each) => each.sequence > before.facts))
            expect(events[sequence - before.facts - 1]).toMatchObject({
              type: 'iwaa.intake.need-identified.v1',
              data: need,
            });
        }
      }),
    );
  });

  it('is told nothing more once it was merged, and stays merged with that one', () => {
    fc.assert(
      fc.property(lives, (commands) => {
        for (const { command: asked, before, events, after } of live(commands)) {
          if (before.mergedInto !== null) expect(events).toEqual([]);
          expect(after.mergedInto).toBe(
            asked.type === 'merge-into' && events.length > 0 ? asked.survivingPersonId : before.mergedInto,
          );
          if (after.mergedInto !== null) expect(after.caseId).toBeNull();
        }
      }),
    );
  });

  it('lacks nothing that a duplicate needed whose case was open, and keeps what was said of a consent here', () => {
    fc.assert(
      fc.property(lives, (commands) => {
        for (const { command: asked, before, events, after } of live(commands)) {
          if (asked.type !== 'take-in-duplicate' || events.length === 0) continue;
          const needed = asked.mergedCaseId === null ? [] : asked.needs.map(({ kind }) => kind);
          expect(after.needs.map(({ kind }) => kind)).toEqual(expect.arrayContaining(needed));
          for (const need of before.caseId === null ? [] : before.needs)
            expect(after.needs).toContainEqual(need);
          for (const given of before.consents.given) expect(after.consents.given).toContainEqual(given);
          expect(after.consents.withdrawn).toEqual(before.consents.withdrawn);
        }
      }),
    );
  });

  it('states a need only under a consent for its purpose that is in force', () => {
    fc.assert(
      fc.property(lives, (commands) => {
        for (const { command: asked, events, after } of live(commands)) {
          if (asked.type !== 'record-contact') continue;
          const { given, withdrawn } = after.consents;
          const standing = given.filter(
            ({ consentId, until }) => !withdrawn.includes(consentId) && (until === null || until > asked.at),
          );
          for (const { type, data } of events) {
            if (type !== 'iwaa.intake.need-identified.v1') continue;
            if (data.consent === null) continue;
            expect(standing).toContainEqual(data.consent);
            expect(data.consent.purpose).toBe(data.kind.endsWith('mediation') ? 'mediation' : 'referral');
            expect(data.kind).not.toBe('aid');
          }
        }
      }),
    );
  });
});

/** Whether somebody is taken in whose case was open: it goes on here. */
function endedByMerge(events: readonly PersonEvent[]): boolean {
  return events.some(
    ({ type, data }) => type === 'iwaa.intake.duplicate-taken-in.v1' && data.mergedCaseId !== null,
  );
}

function tellsContact(events: readonly PersonEvent[]): boolean {
  return events.some(({ type }) => type === 'iwaa.intake.contact-recorded.v1');
}
