import type { CaseEvent } from '@iwaa/contracts/catalogue';
import type {
  CaseOutcome,
  CheckOutReason,
  ColdLevel,
  Escort,
  NeedKind,
  ReferralService,
  ResponseState,
  ShelterDeclineReason,
  UntakenReason,
} from '@iwaa/contracts/vocabulary';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { CaseFact } from '../domain/case-fact.ts';
import { addMs } from '../domain/instants.ts';

const centreId = 'sidi-kacem-centre';
const night = '2024-12-12';
const hourMs = 3_600_000;

/** Builds the facts of a case as its services would publish them: each aggregate has its subject and counts its own sequence. */
export class CaseFixture {
  readonly caseId: string;
  readonly campaignId: string;
  readonly facts: CaseFact[] = [];
  #now: string;
  #stepMs: number;
  #sequences = new Map<string, number>();

  /** @param stepMs how much time passes between two facts, in ms */
  constructor(caseId: string, from: string, stepMs = 1000) {
    this.caseId = caseId;
    this.campaignId = caseId.slice(0, caseId.lastIndexOf('-'));
    this.#now = from;
    this.#stepMs = stepMs;
  }

  get now(): string {
    return this.#now;
  }

  /** The id of something in this case; the same name gives the same id. */
  id(name: string): string {
    return derivedId(this.caseId, name);
  }

  /** Lets time pass, in ms. */
  wait(ms: number): this {
    this.#now = addMs(this.#now, ms);
    return this;
  }

  add(subject: string, event: CaseEvent): this {
    const sequence = (this.#sequences.get(subject) ?? 0) + 1;
    this.#sequences.set(subject, sequence);
    this.facts.push({ ...event, subject, sequence, time: this.#now });
    return this.wait(this.#stepMs);
  }

  get #ofCase() {
    return { caseId: this.caseId, campaignId: this.campaignId };
  }

  get #person(): string {
    return `person/${this.id('person')}`;
  }

  opened(): this {
    return this.add(this.#person, {
      type: 'iwaa.intake.case-opened.v1',
      data: { ...this.#ofCase, provinceId: 'sidi-kacem', previousCaseId: null },
    });
  }

  met(contact = 1, happenedAt: string | null = null): this {
    return this.add(this.#person, {
      type: 'iwaa.intake.contact-recorded.v1',
      data: {
        ...this.#ofCase,
        contactId: this.id(`contact-${contact}`),
        roundId: this.id('round'),
        night,
        happenedAt,
        place: 'bus-station',
        aidGiven: ['blanket'],
        needs: [],
        declined: [],
      },
    });
  }

  consented(
    purpose: 'referral' | 'mediation' = 'referral',
    forMs: number | null = null,
    agencyId: string | null = null,
  ): this {
    return this.add(this.#person, {
      type: 'iwaa.intake.consent-given.v1',
      data: {
        ...this.#ofCase,
        consentId: this.id(`consent-${purpose}-${this.facts.length}`),
        purpose,
        agencyId,
        until: forMs === null ? null : addMs(this.#now, forMs),
      },
    });
  }

  /** The person was recorded twice, and another case goes on. */
  merged(survivingCaseId: string | null): this {
    const survivingPersonId = this.id('other-person');
    const data = { ...this.#ofCase, survivingPersonId, survivingCaseId };
    return this.add(this.#person, { type: 'iwaa.intake.person-merged.v1', data });
  }

  /** A case of the same person ended as a duplicate of this one. */
  tookIn(mergedCaseId: string): this {
    const data = { ...this.#ofCase, mergedPersonId: this.id(mergedCaseId), mergedCaseId };
    return this.add(this.#person, { type: 'iwaa.intake.duplicate-taken-in.v1', data });
  }

  /** The consent that was given last before is withdrawn. */
  consentWithdrawn(): this {
    const given = this.facts.findLast(({ type }) => type === 'iwaa.intake.consent-given.v1');
    if (given?.type !== 'iwaa.intake.consent-given.v1') throw new Error('no consent was given before');
    const { consentId, purpose } = given.data;
    return this.add(this.#person, {
      type: 'iwaa.intake.consent-withdrawn.v1',
      data: { ...this.#ofCase, consentId, purpose },
    });
  }

  /** A need; `consented` where it is stated under a consent that an earlier case of the person had. */
  needs(kind: NeedKind, consented = true): this {
    const consent = {
      consentId: this.id('consent-before'),
      purpose: 'referral',
      agencyId: null,
      until: null,
      sequence: 1,
    } as const;
    return this.add(this.#person, {
      type: 'iwaa.intake.need-identified.v1',
      data: {
        ...this.#ofCase,
        needId: this.id(`need-${kind}`),
        kind,
        night,
        consent: consented ? consent : null,
        shelter: kind === 'shelter' ? { unit: 'men', priority: 4, onStreetSince: null } : null,
      },
    });
  }

  declined(kind: NeedKind, reason?: ShelterDeclineReason): this {
    return this.add(this.#person, {
      type: 'iwaa.intake.need-declined.v1',
      data: { ...this.#ofCase, kind, night, ...(reason ? { reason } : {}) },
    });
  }

  #bed(number: number) {
    const bedId = `${centreId}.men-${String(number).padStart(3, '0')}`;
    return { subject: `bed/${bedId}`, of: { ...this.#ofCase, bedId, centreId, provinceId: 'sidi-kacem' } };
  }

  held(number = 1, forMs = 2 * hourMs, cold: { nightLevel?: ColdLevel; overflow?: true } = {}): this {
    const { subject, of } = this.#bed(number);
    const data = {
      ...of,
      holdId: this.id(`hold-${number}`),
      needId: this.id('need-shelter'),
      night,
      lapsesAt: addMs(this.#now, forMs),
      ...cold,
    };
    return this.add(subject, { type: 'iwaa.shelter-capacity.bed-held.v1', data });
  }

  /** The person is on the way, which keeps the bed for two hours more. */
  setOut(number = 1, escort: Escort = 'street-team'): this {
    const { subject, of } = this.#bed(number);
    const way = { setOutAt: this.#now, escort, lapsesAt: addMs(this.#now, 2 * hourMs) };
    const data = { ...of, holdId: this.id(`hold-${number}`), ...way };
    return this.add(subject, { type: 'iwaa.shelter-capacity.set-out.v1', data });
  }

  lapsed(number = 1): this {
    const { subject, of } = this.#bed(number);
    return this.add(subject, {
      type: 'iwaa.shelter-capacity.hold-lapsed.v1',
      data: { ...of, holdId: this.id(`hold-${number}`) },
    });
  }

  released(reason: 'declined-by-person' | 'case-closed' = 'declined-by-person', number = 1): this {
    const { subject, of } = this.#bed(number);
    return this.add(subject, {
      type: 'iwaa.shelter-capacity.hold-released.v1',
      data: { ...of, holdId: this.id(`hold-${number}`), reason },
    });
  }

  checkedIn(number = 1): this {
    const { subject, of } = this.#bed(number);
    const data = { ...of, stayId: this.id(`stay-${number}`), holdId: this.id(`hold-${number}`), night };
    return this.add(subject, { type: 'iwaa.shelter-capacity.checked-in.v1', data });
  }

  checkedOut(number = 1, reason: CheckOutReason = 'left-by-choice'): this {
    const { subject, of } = this.#bed(number);
    const data = { ...of, stayId: this.id(`stay-${number}`), night, reason };
    return this.add(subject, { type: 'iwaa.shelter-capacity.checked-out.v1', data });
  }

  movedOut(number = 1): this {
    const { subject, of } = this.#bed(number);
    const move = { transferId: this.id('transfer'), toBedId: `${centreId}.men-900`, night };
    const data = { ...of, ...move, stayId: this.id(`stay-${number}`), reason: 'health' as const };
    return this.add(subject, { type: 'iwaa.shelter-capacity.transferred-out.v1', data });
  }

  movedIn(number = 2, from = 1): this {
    const { subject, of } = this.#bed(number);
    const move = { transferId: this.id('transfer'), fromBedId: `${centreId}.men-900`, night };
    const ids = { stayId: this.id(`stay-${number}`), holdId: this.id(`hold-${from}`) };
    const data = { ...of, ...move, ...ids, needId: this.id('need-shelter'), passes: [] };
    return this.add(subject, { type: 'iwaa.shelter-capacity.transferred-in.v1', data });
  }

  /** A bed is offered, to be answered within half an hour. */
  offered(number = 1, answerBy = addMs(this.#now, hourMs / 2)): this {
    const { subject, of } = this.#offer(number);
    return this.add(subject, {
      type: 'iwaa.shelter-capacity.bed-offered.v1',
      data: { ...of, night, answerBy },
    });
  }

  offerDeclined(number = 1, staysInList = true): this {
    const { subject, of } = this.#offer(number);
    const data = { ...of, reason: 'distance' as const, staysInList };
    return this.add(subject, { type: 'iwaa.shelter-capacity.offer-declined.v1', data });
  }

  offerLapsed(number = 1): this {
    const { subject, of } = this.#offer(number);
    return this.add(subject, { type: 'iwaa.shelter-capacity.offer-lapsed.v1', data: of });
  }

  #offer(number: number) {
    const { subject, of } = this.#bed(number);
    const ids = { holdId: this.id(`hold-${number}`), needId: this.id('need-shelter') };
    return { subject, of: { ...of, ...ids, since: this.#now } };
  }

  /** The check-in was entered in error, and the hold runs for an hour more; or the stay had ended before, where it does not. */
  cameNot(number = 1, lapsesAt: string | null = addMs(this.#now, hourMs)): this {
    const { subject, of } = this.#bed(number);
    const ids = { stayId: this.id(`stay-${number}`), holdId: this.id(`hold-${number}`) };
    const hold = lapsesAt === null ? null : { night, lapsesAt };
    const data = { ...of, ...ids, night, reason: 'wrong-bed' as const, hold };
    return this.add(subject, { type: 'iwaa.shelter-capacity.check-in-taken-back.v1', data });
  }

  /** The check-out was entered in error. */
  leftNot(number = 1, goesOn = true): this {
    const { subject, of } = this.#bed(number);
    const ids = { stayId: this.id(`stay-${number}`), holdId: this.id(`hold-${number}`) };
    const data = {
      ...of,
      ...ids,
      needId: this.id('need-shelter'),
      night,
      reason: 'wrong-press' as const,
      goesOn,
    };
    return this.add(subject, { type: 'iwaa.shelter-capacity.check-out-taken-back.v1', data });
  }

  /** Absent since the night of the case: without a pass until the bed is lost, or with one where no time is given. */
  absent(number = 1, losesBedAt: string | null = addMs(this.#now, 48 * hourMs)): this {
    const { subject, found } = this.#found(number);
    const withPass = { passId: this.id('pass'), to: night, until: null };
    const withoutPassSince = losesBedAt === null ? null : this.#now;
    const pass = losesBedAt === null ? withPass : null;
    return this.add(subject, {
      type: 'iwaa.shelter-capacity.absence-recorded.v1',
      data: { ...found, since: night, withoutPassSince, losesBedAt, pass },
    });
  }

  /** The grace of somebody absent goes on because of a severe night. */
  graceExtended(withoutPassSince: string, losesBedAt: string, number = 1): this {
    const { subject, found } = this.#found(number);
    return this.add(subject, {
      type: 'iwaa.shelter-capacity.absence-grace-extended.v1',
      data: { ...found, since: night, withoutPassSince, losesBedAt, nightLevel: 'severe', restedOn: night },
    });
  }

  present(number = 1): this {
    const { subject, found } = this.#found(number);
    return this.add(subject, {
      type: 'iwaa.shelter-capacity.presence-recorded.v1',
      data: { ...found, by: 'roll-call' },
    });
  }

  #found(number: number) {
    const { subject, of } = this.#bed(number);
    return { subject, found: { ...of, stayId: this.id(`stay-${number}`), night, foundAt: this.#now } };
  }

  waits(cold: { nightLevel?: ColdLevel; lookElsewhereBy?: string } = {}): this {
    const entryId = this.id('entry');
    return this.add(`waiting-list-entry/${entryId}`, {
      type: 'iwaa.shelter-capacity.waiting-list-joined.v1',
      data: {
        ...this.#ofCase,
        provinceId: 'sidi-kacem',
        entryId,
        needId: this.id('need-shelter'),
        night,
        unit: 'men',
        priority: 4,
        onStreetSince: null,
        since: this.#now,
        ...cold,
      },
    });
  }

  waitsNoMore(reason: 'bed-held' | 'declined-by-person' = 'bed-held'): this {
    const entryId = this.id('entry');
    return this.add(`waiting-list-entry/${entryId}`, {
      type: 'iwaa.shelter-capacity.waiting-list-left.v1',
      data: { ...this.#ofCase, provinceId: 'sidi-kacem', entryId, reason },
    });
  }

  #referral(service: ReferralService, attempt: number) {
    const referralId = this.id(`referral-${service}-${attempt}`);
    return {
      subject: `referral/${referralId}`,
      of: { ...this.#ofCase, referralId, agencyId: `${service}-agency-${attempt}`, service },
      asked: { needId: this.id(`need-${service}`), night, attempt },
    };
  }

  referred(service: ReferralService = 'health', attempt = 1, answerInMs = 48 * hourMs): this {
    const { subject, of, asked } = this.#referral(service, attempt);
    const data = { ...of, ...asked, answerBy: addMs(this.#now, answerInMs) };
    return this.add(subject, { type: 'iwaa.referral.referral-requested.v1', data });
  }

  notPlaced(service: ReferralService = 'health', attempt = 1): this {
    const { subject, of } = this.#referral(service, attempt);
    const { agencyId: _, ...data } = of;
    return this.add(subject, {
      type: 'iwaa.referral.referral-not-placed.v1',
      data: { ...data, needId: this.id(`need-${service}`) },
    });
  }

  accepted(service: ReferralService = 'health', attempt = 1): this {
    const { subject, of } = this.#referral(service, attempt);
    return this.add(subject, { type: 'iwaa.referral.referral-accepted.v1', data: of });
  }

  unanswered(service: ReferralService = 'health', attempt = 1): this {
    const { subject, of, asked } = this.#referral(service, attempt);
    return this.add(subject, {
      type: 'iwaa.referral.referral-cancelled.v1',
      data: { ...of, ...asked, reason: 'no-answer' },
    });
  }

  saidLate(
    answer: ResponseState = 'accepted',
    service: ReferralService = 'health',
    attempt = 1,
    reason: UntakenReason = 'referral-ended',
  ): this {
    const { subject, of } = this.#referral(service, attempt);
    return this.add(subject, {
      type: 'iwaa.referral.answer-not-taken.v1',
      data: { ...of, answer, reason },
    });
  }

  unconsented(service: ReferralService = 'health', attempt = 1): this {
    const { subject, of, asked } = this.#referral(service, attempt);
    return this.add(subject, {
      type: 'iwaa.referral.referral-cancelled.v1',
      data: { ...of, ...asked, reason: 'consent-ended' },
    });
  }

  started(service: ReferralService = 'health', attempt = 1): this {
    const { subject, of } = this.#referral(service, attempt);
    return this.add(subject, { type: 'iwaa.referral.referral-started.v1', data: of });
  }

  putOnHold(service: ReferralService = 'health', attempt = 1): this {
    const { subject, of } = this.#referral(service, attempt);
    const data = { ...of, reason: 'awaiting-resources' as const };
    return this.add(subject, { type: 'iwaa.referral.referral-put-on-hold.v1', data });
  }

  rejected(service: ReferralService = 'health', attempt = 1): this {
    const { subject, of, asked } = this.#referral(service, attempt);
    const data = { ...of, ...asked, reason: 'at-capacity' as const };
    return this.add(subject, { type: 'iwaa.referral.referral-rejected.v1', data });
  }

  withdrew(service: ReferralService = 'health', attempt = 1): this {
    const { subject, of } = this.#referral(service, attempt);
    return this.add(subject, {
      type: 'iwaa.referral.referral-failed.v1',
      data: { ...of, reason: 'at-capacity' },
    });
  }

  done(
    service: ReferralService = 'health',
    attempt = 1,
    outcome: 'service-given' | 'admitted' = 'service-given',
  ): this {
    const { subject, of } = this.#referral(service, attempt);
    return this.add(subject, { type: 'iwaa.referral.referral-completed.v1', data: { ...of, outcome } });
  }

  get #file() {
    const fileId = this.id('file');
    return { subject: `mediation-file/${fileId}`, of: { ...this.#ofCase, fileId } };
  }

  mediationOpened(kind: 'family' | 'social' = 'family'): this {
    const { subject, of } = this.#file;
    const data = { ...of, kind, needId: this.id(`need-${kind}-mediation`), night };
    return this.add(subject, { type: 'iwaa.mediation.mediation-file-opened.v1', data });
  }

  familyReached(): this {
    const { subject, of } = this.#file;
    return this.add(subject, { type: 'iwaa.mediation.family-reached.v1', data: of });
  }

  returnAgreed(kind: 'permanent' | 'temporary' = 'permanent'): this {
    const { subject, of } = this.#file;
    return this.add(subject, { type: 'iwaa.mediation.return-agreed.v1', data: { ...of, kind } });
  }

  get #return() {
    const reintegrationId = this.id('reintegration');
    return { subject: `reintegration/${reintegrationId}`, of: { ...this.#ofCase, reintegrationId } };
  }

  wentHome(
    kind: 'permanent' | 'temporary' = 'permanent',
    visitsInMs = [7, 30, 90].map((d) => d * 24 * hourMs),
  ): this {
    const { subject, of } = this.#return;
    const visitsDueAt = visitsInMs.map((ms) => addMs(this.#now, ms));
    return this.add(subject, {
      type: 'iwaa.mediation.person-reintegrated.v1',
      data: { ...of, fileId: this.id('file'), kind, visitsDueAt },
    });
  }

  visited(visit: number, holds = true): this {
    const { subject, of } = this.#return;
    return this.add(subject, {
      type: 'iwaa.mediation.follow-up-visit-made.v1',
      data: { ...of, visit, holds },
    });
  }

  returnHolds(kind: 'permanent' | 'temporary' = 'permanent'): this {
    const { subject, of } = this.#return;
    return this.add(subject, { type: 'iwaa.mediation.reintegration-confirmed.v1', data: { ...of, kind } });
  }

  returnBroke(): this {
    const { subject, of } = this.#return;
    return this.add(subject, { type: 'iwaa.mediation.return-broke-down.v1', data: of });
  }

  putAside(type: string, subject: string, sequence: number): this {
    return this.add(`case/${this.caseId}`, {
      type: 'iwaa.casework.fact-put-aside.v1',
      data: {
        ...this.#ofCase,
        fact: { type, subject, sequence },
        reason: 'schema-mismatch: night: is missing',
      },
    });
  }

  putAsideTaken(type: string, subject: string, sequence: number): this {
    return this.add(`case/${this.caseId}`, {
      type: 'iwaa.casework.put-aside-fact-taken.v1',
      data: { ...this.#ofCase, fact: { type, subject, sequence } },
    });
  }

  closed(outcome: CaseOutcome = 'lost-contact'): this {
    return this.add(`case/${this.caseId}`, {
      type: 'iwaa.casework.case-closed.v1',
      data: { ...this.#ofCase, outcome },
    });
  }
}

/**
 * The case by which costs are measured: met, sheltered, one health referral done, the family agrees, the person goes home,
 * three visits, and the last finds that the return holds.
 */
export function referenceCase(caseId: string, from: string): CaseFixture {
  return new CaseFixture(caseId, from)
    .opened()
    .met()
    .consented('referral')
    .consented('mediation')
    .needs('shelter')
    .needs('health')
    .needs('family-mediation')
    .held()
    .referred()
    .mediationOpened()
    .checkedIn()
    .accepted()
    .done()
    .familyReached()
    .returnAgreed()
    .wentHome()
    .checkedOut(1, 'to-family')
    .visited(1)
    .visited(2)
    .visited(3)
    .returnHolds();
}
