import { isRefusal } from '@iwaa/contracts/decision';
import {
  type Consent,
  consentFor,
  isConsented,
  noConsents,
  withGiven,
  withWithdrawn,
} from '@iwaa/domain/consent';
import { isOpen } from '@iwaa/domain/referral-states';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anAgency } from '../testing/an-agency.ts';
import { type KnownCase, mayLearn, objection, unknownCase, whyConsentEnded } from './known-case.ts';
import { nextStep } from './next-step.ts';
import { decide, evolve, isAsked, newReferral, type Referral, type ReferralCommand } from './referral.ts';
import { type AskingCause, askedBefore, isForWantOfConsent, isStillCovered, lastAsked } from './routing.ts';

/*
 * A case and its referrals in memory: the person's facts come in any order and more than once, agencies answer, and what
 * the referrals themselves tell is reacted to in any order too.
 */
const caseId = 'SK-2425-00042';
const campaignId = 'SK-2425';
const night = '2024-12-12';
const campaign = { startsOn: night, endsOn: '2025-01-31', timeZone: 'Africa/Casablanca' };
const at = (hour: number) => new Date(Date.UTC(2024, 11, 12, hour)).toISOString();
const agencies = ['clinic', 'hospital'].map((agencyId, index) => anAgency(agencyId, { rank: index + 1 }));

type Said =
  | { type: 'needs' }
  | { type: 'declines' }
  | { type: 'consents'; agencyId: string | null; hours: number | null }
  | { type: 'withdraws' };

type IntakeFact =
  | { type: 'need'; needId: string; consent: Consent | null; time: string }
  | { type: 'declined'; time: string }
  | { type: 'given'; consent: Consent }
  | { type: 'withdrawn'; consentId: string };

/** What intake makes of what a person says, one thing an hour; and the need that stands at the end. */
function toldBy(says: readonly Said[]): { facts: IntakeFact[]; standing: string | undefined } {
  let consents = noConsents;
  let standing: string | undefined;
  const facts = says.flatMap((said, hour): IntakeFact[] => {
    const [time, sequence] = [at(hour), hour + 1];
    switch (said.type) {
      case 'needs': {
        const consent = consentFor(consents, { purpose: 'referral' }, time);
        standing = `need-${hour}`;
        return [{ type: 'need', needId: standing, consent: consent ?? null, time }];
      }
      case 'declines':
        standing = undefined;
        return [{ type: 'declined', time }];
      case 'consents': {
        const { agencyId, hours } = said;
        const until = hours === null ? null : at(hour + hours);
        const consent: Consent = { consentId: `c-${hour}`, purpose: 'referral', agencyId, until, sequence };
        consents = withGiven(consents, consent);
        return [{ type: 'given', consent }];
      }
      case 'withdraws': {
        const last = consents.given.at(-1);
        if (!last) return [];
        consents = withWithdrawn(consents, last.consentId);
        return [{ type: 'withdrawn', consentId: last.consentId }];
      }
      default:
        return said satisfies never;
    }
  });
  return { facts, standing };
}

/** The service in memory, and every agency that was asked with the instant and what was known. */
class ReferralsInMemory {
  known: KnownCase = unknownCase;
  readonly referrals = new Map<string, { referral: Referral; since: string }>();
  readonly asked: { agencyId: string; at: string; known: KnownCase }[] = [];
  /** Facts of the referrals that were not reacted to yet. */
  readonly untold: {
    needId: string;
    referralId: string;
    kind: 'no' | 'unconsented' | 'cancelled' | 'failed' | 'not-placed';
    attempt: number;
  }[] = [];

  react(fact: IntakeFact, now: string): void {
    switch (fact.type) {
      case 'need': {
        const { needId, consent, time } = fact;
        const need = { needId, service: 'health', night, statedAt: time } as const;
        const known = this.known.needs.some((one) => one.needId === needId);
        this.known = { ...this.known, needs: known ? this.known.needs : [...this.known.needs, need] };
        if (consent) this.known = { ...this.known, consents: withGiven(this.known.consents, consent) };
        this.ask(needId, time, { type: 'need-identified' }, now);
        return;
      }
      case 'declined': {
        const health = [this.known.declinedAt.health ?? fact.time, fact.time].sort()[1] ?? fact.time;
        this.known = { ...this.known, declinedAt: { health } };
        for (const [referralId, { since }] of this.open())
          if (since < fact.time)
            this.execute(referralId, { type: 'cancel-referral', reason: 'declined-by-person' });
        return;
      }
      case 'given':
        this.known = { ...this.known, consents: withGiven(this.known.consents, fact.consent) };
        for (const { needId, statedAt } of this.known.needs)
          this.ask(needId, statedAt, { type: 'consent-changed' }, now);
        return;
      case 'withdrawn':
        this.known = { ...this.known, consents: withWithdrawn(this.known.consents, fact.consentId) };
        this.cancelUnconsented(now);
        return;
      default:
        fact satisfies never;
    }
  }

  /** The open referral's agency says something. */
  answer(state: 'accepted' | 'rejected' | 'completed' | 'failed', now: string): void {
    const [open] = this.open();
    if (!open || !isAsked(open[1].referral)) return;
    const { agencyId } = open[1].referral;
    const answer = { state, reason: 'other', outcome: 'service-given' } as const;
    const consented = mayLearn(this.known, agencyId, now);
    const refused = this.execute(open[0], { type: 'answer-referral', agencyId, answer, consented });
    if (refused === 'consent-ended') this.cancelUnconsented(now);
  }

  reactToOwn(index: number, now: string): void {
    const [fact] = this.untold.splice(index % Math.max(1, this.untold.length), 1);
    if (!fact) return;
    const { needId, referralId, kind, attempt } = fact;
    if (kind === 'no') {
      const since = this.referrals.get(referralId)?.since ?? now;
      this.ask(needId, since, { type: 'agency-said-no', attempt }, now);
      return;
    }
    if (kind === 'unconsented') {
      const since = this.referrals.get(referralId)?.since ?? now;
      this.ask(needId, since, { type: 'consent-changed' }, now);
    }
    for (const covered of this.known.covered.filter(({ byNeedId }) => byNeedId === needId)) {
      const need = this.known.needs.find((one) => one.needId === covered.needId);
      if (need) this.ask(need.needId, need.statedAt, { type: 'cover-ended' }, now);
    }
  }

  ofNeed(...needIds: string[]): Referral[] {
    return [...this.referrals.values()]
      .map(({ referral }) => referral)
      .filter((referral) => referral.state !== 'new' && needIds.includes(referral.needId));
  }

  coversOf(needId: string): string[] {
    return this.known.covered.filter((one) => one.needId === needId).map(({ byNeedId }) => byNeedId);
  }

  open() {
    return [...this.referrals].filter(([, { referral }]) => isAsked(referral) && isOpen(referral.state));
  }

  private ask(needId: string, since: string, cause: AskingCause, now: string): void {
    const about = { needId, caseId, campaignId, campaign, night, service: 'health', since } as const;
    const coverHad = this.ofNeed(...this.coversOf(needId));
    const had = this.ofNeed(needId);
    const agenciesNow = { giving: agencies, load: new Map() };
    const step = nextStep({ ...about, known: this.known, had, coverHad, ...agenciesNow }, cause, now);
    if (step.kind !== 'ask' && step.kind !== 'not-placed') return;
    const [open] = this.open();
    if (open && isAsked(open[1].referral)) {
      const { needId: byNeedId } = open[1].referral;
      this.known = { ...this.known, covered: [...this.known.covered, { needId, byNeedId }] };
      return;
    }
    const referralId = `${needId}/${step.attempt}`;
    const of = { referralId, needId, caseId, campaignId, service: 'health' } as const;
    if (step.kind === 'not-placed') {
      this.execute(referralId, { type: 'record-not-placed', ...of }, since);
      return;
    }
    const { agencyId, attempt } = step;
    this.asked.push({ agencyId, at: now, known: this.known });
    const asking = { agencyId, attempt, night, at: now, answerWithin: 'P2D' };
    this.execute(referralId, { type: 'request-referral', ...of, ...asking }, since);
  }

  private cancelUnconsented(now: string): void {
    for (const [referralId, { referral }] of this.open()) {
      if (!isAsked(referral) || mayLearn(this.known, referral.agencyId, now)) continue;
      const reason = whyConsentEnded(this.known, referral.agencyId);
      this.execute(referralId, { type: 'cancel-referral', reason });
    }
  }

  private execute(referralId: string, command: ReferralCommand, since = ''): string | undefined {
    const before = this.referrals.get(referralId) ?? { referral: newReferral, since };
    const decision = decide(before.referral, command);
    if (isRefusal(decision)) return decision;
    const referral = decision.reduce(evolve, before.referral);
    this.referrals.set(referralId, { ...before, referral });
    for (const { type } of decision) {
      if (referral.state === 'new') continue;
      const told = { needId: referral.needId, referralId, attempt: isAsked(referral) ? referral.attempt : 0 };
      if (type === 'iwaa.referral.referral-rejected.v1') this.untold.push({ ...told, kind: 'no' });
      if (type === 'iwaa.referral.referral-cancelled.v1') {
        const unconsented = isAsked(referral) && isForWantOfConsent(referral.reason);
        this.untold.push({ ...told, kind: unconsented ? 'unconsented' : 'cancelled' });
      }
      if (type === 'iwaa.referral.referral-failed.v1') this.untold.push({ ...told, kind: 'failed' });
      if (type === 'iwaa.referral.referral-not-placed.v1') this.untold.push({ ...told, kind: 'not-placed' });
    }
    return undefined;
  }
}

const said: fc.Arbitrary<Said> = fc.oneof(
  fc.constant<Said>({ type: 'needs' }),
  fc.constant<Said>({ type: 'declines' }),
  fc.constant<Said>({ type: 'withdraws' }),
  fc.record({
    type: fc.constant('consents' as const),
    agencyId: fc.constantFrom(null, null, 'clinic', 'hospital'),
    hours: fc.constantFrom(null, 2, 5),
  }),
);

type Turn = { fact: number } | { own: number } | { agency: 'accepted' | 'rejected' | 'completed' | 'failed' };

/** A person's words, and an order in which the service comes to know of them, with what agencies do in between. */
const lives = fc.array(said, { maxLength: 10 }).chain((says) =>
  fc.record({
    says: fc.constant(says),
    turns: fc.array(
      fc.oneof(
        fc.record({ fact: fc.nat(9) }),
        fc.record({ own: fc.nat(5) }),
        fc.record({ agency: fc.constantFrom('accepted', 'rejected', 'completed', 'failed') }),
      ) as fc.Arbitrary<Turn>,
      { maxLength: 30 },
    ),
    late: fc.shuffledSubarray([...says.keys()], { minLength: says.length }),
  }),
);

/** Lets a life take place; facts that no turn delivered come at the end, in whatever order. */
function live({ says, turns, late }: { says: Said[]; turns: Turn[]; late: number[] }) {
  const service = new ReferralsInMemory();
  const { facts, standing } = toldBy(says);
  let hour = 0;
  const tell = (index: number) => {
    const fact = facts[index];
    if (fact) service.react(fact, at(Math.max(hour, index)));
  };
  for (const turn of turns) {
    hour += 1;
    if ('fact' in turn) tell(turn.fact);
    else if ('own' in turn) service.reactToOwn(turn.own, at(hour));
    else service.answer(turn.agency, at(hour));
  }
  hour += 20;
  for (const index of late) tell(index);
  while (service.untold.length > 0) service.reactToOwn(0, at(hour));
  return { service, standing, now: at(hour) };
}

describe('whatever a person says, in whatever order it comes to be known', () => {
  test('no agency is asked without a consent that is in force for it at that moment', () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const { agencyId, at: askedAt, known } of live(life).service.asked)
          expect(isConsented(known.consents, { purpose: 'referral', agencyId }, askedAt)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('the need that stands at the end is asked for, met, known as not placed or failed, or waits for a consent', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { service, standing, now } = live(life);
        if (standing === undefined) return;
        if (service.open().length > 0) return;
        const covers = service.coversOf(standing);
        const [had, coverHad] = [service.ofNeed(standing), service.ofNeed(...covers)];
        const last = lastAsked(had)?.state;
        if (had.some(({ state }) => state === 'not-placed') || last === 'completed' || last === 'failed')
          return;
        if (covers.some((needId) => isStillCovered(service.ofNeed(needId)))) return;
        const need = service.known.needs.find(({ needId }) => needId === standing);
        expect(need).toBeDefined();
        expect(objection(service.known, 'health', need?.statedAt ?? now)).toBeUndefined();
        // Nobody who is left may learn of the person now.
        const before = askedBefore([...had, ...coverHad]);
        const left = agencies.filter(({ agencyId }) => !before.has(agencyId));
        expect(left.filter(({ agencyId }) => mayLearn(service.known, agencyId, now))).toEqual([]);
        expect(left.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});
