import type { ReferralReason, ReferralService } from '@iwaa/contracts/vocabulary';
import { isOpenAt } from '@iwaa/domain/opening-hours';
import { isOpen } from '@iwaa/domain/referral-states';
import { capacityAt, type RegisteredAgency } from './agency.ts';
import type { AgencyProfile } from './known-case.ts';
import { type AskedReferral, isAsked, type Referral } from './referral.ts';

/** Whom to ask for a need, or why nobody is asked: the consent leaves out all who are left, or nobody is left. */
export type Choice = { readonly agencyId: string } | 'no-consent' | 'nobody-left';

/** What agencies are chosen by, beside what they say of themselves. */
export interface Circumstances {
  readonly at: string;
  /** By whose clocks the agencies open and close. */
  readonly timeZone: string;
  /** Whom they have to be able to take; undefined where that is not known, and anybody is supposed. */
  readonly person: AgencyProfile | undefined;
  /** How often each was asked, and how many of the places that it has said to be free are taken since. */
  readonly load: ReadonlyMap<string, AgencyLoad>;
}

/** What an agency has been asked for. */
export interface AgencyLoad {
  readonly asked: number;
  readonly placesTaken: number;
}

/**
 * Chooses the agency to ask: one that gives the service to such a person and was not asked before, and that may learn of the person.
 * Those that have room come first, open ones before closed ones; then the lowest rank, then whoever was asked least, then the id, so that the same facts
 * always lead to the same agency. One that has no room, or is closed, is asked when no other is left.
 */
export function agencyToAsk(
  agencies: readonly RegisteredAgency[],
  service: ReferralService,
  askedBefore: ReadonlySet<string>,
  mayLearn: (agencyId: string) => boolean,
  circumstances: Circumstances,
): Choice {
  const left = agencies.filter(
    (agency) => takes(agency, service, circumstances.person) && !askedBefore.has(agency.agencyId),
  );
  const [chosen] = left
    .filter(({ agencyId }) => mayLearn(agencyId))
    .toSorted(
      (one, other) =>
        readiness(one, circumstances) - readiness(other, circumstances) ||
        one.rank - other.rank ||
        timesAsked(one, circumstances) - timesAsked(other, circumstances) ||
        (one.agencyId < other.agencyId ? -1 : 1),
    );
  if (chosen) return { agencyId: chosen.agencyId };
  return left.length > 0 ? 'no-consent' : 'nobody-left';
}

/**
 * Judges the agency that somebody has chosen. It may have been asked before, and be closed; one that can take nobody is asked only
 * when no other is left that can.
 */
export function chosenAgency(
  agencies: readonly RegisteredAgency[],
  service: ReferralService,
  chosen: string,
  askedBefore: ReadonlySet<string>,
  mayLearn: (agencyId: string) => boolean,
  circumstances: Circumstances,
): Choice | 'not-eligible' | 'takes-nobody' {
  const able = agencies.filter((agency) => takes(agency, service, circumstances.person));
  const agency = able.find(({ agencyId }) => agencyId === chosen);
  if (!agency) return 'not-eligible';
  if (!mayLearn(chosen)) return 'no-consent';
  const another = able.some(
    (other) =>
      other.agencyId !== chosen &&
      hasRoom(other, circumstances) &&
      !askedBefore.has(other.agencyId) &&
      mayLearn(other.agencyId),
  );
  return !hasRoom(agency, circumstances) && another ? 'takes-nobody' : { agencyId: chosen };
}

/** Whether an agency is asked at all, for this service and such a person. */
function takes(
  { state, takes: terms }: RegisteredAgency,
  service: ReferralService,
  person: AgencyProfile | undefined,
): boolean {
  const given = terms.find((one) => one.service === service);
  if (state !== 'active' || !given) return false;
  if (!person) return true;
  const { from, to } = agesOf(person);
  // Somebody of these ages may be of one that it takes: the agency sees who it is, and says no where not.
  const isOfAge = (given.agesTo ?? to) >= from && (given.agesFrom ?? from) <= to;
  return given.units.includes(person.unit) && isOfAge;
}

/**
 * The ages, in whole years, that somebody with this place in the order of priority may have: after minors and women with children come
 * those of 65 and over, and after them nobody is younger than 18 or older than 64.
 */
function agesOf({ unit, priority }: AgencyProfile): { readonly from: number; readonly to: number } {
  switch (priority) {
    case 1:
      return unit === 'men' ? { from: 0, to: 17 } : { from: 0, to: oldest };
    case 2:
      return { from: 65, to: oldest };
    case 3:
    case 4:
      return { from: 18, to: 64 };
    default:
      return priority satisfies never;
  }
}

const oldest = 200;

/** How soon an agency comes into question: 0 has room and is open, 1 has room and is closed, 2 and 3 the same without room. */
function readiness(agency: RegisteredAgency, circumstances: Circumstances): number {
  const { at, timeZone } = circumstances;
  return (hasRoom(agency, circumstances) ? 0 : 2) + (isOpenAt(agency.hours, at, timeZone) ? 0 : 1);
}

function hasRoom(agency: RegisteredAgency, { at, load }: Circumstances): boolean {
  const { capacity, places } = capacityAt(agency, at);
  if (capacity === 'no-capacity') return false;
  return places === null || (load.get(agency.agencyId)?.placesTaken ?? 0) < places;
}

function timesAsked({ agencyId }: RegisteredAgency, { load }: Circumstances): number {
  return load.get(agencyId)?.asked ?? 0;
}

/**
 * The agencies not to ask again for a need. One whose referral was only taken back because a consent was missing has not
 * said no, and may be asked once there is a consent again.
 */
export function askedBefore(referrals: readonly Referral[]): ReadonlySet<string> {
  return new Set(
    referrals
      .filter(isAsked)
      .filter((referral) => !endedForWantOfConsent(referral))
      .map((referral) => referral.agencyId),
  );
}

/** Why the next agency is looked for. */
export type AskingCause =
  /** The need was stated. */
  | { readonly type: 'need-identified' }
  /** A consent was given for a need that was stated before, or ended while another one may be in force. */
  | { readonly type: 'consent-changed' }
  /** The referral of another need, which had covered this one, ended without serving it. */
  | { readonly type: 'cover-ended' }
  /** The agency of this attempt said no or did not answer. */
  | { readonly type: 'agency-said-no'; readonly attempt: number }
  /** Somebody asks for it. */
  | { readonly type: 'asked-by-hand' };

/**
 * Which attempt at a need a cause leads to, judged by the referrals that the need has already had: a cause that comes
 * a second time finds that its attempt was made, and leads nowhere.
 * @returns the attempt's number, from 1 on, or undefined when there is nothing to do.
 */
export function attemptToMake(referralsOfNeed: readonly Referral[], cause: AskingCause): number | undefined {
  const asked = referralsOfNeed.filter(isAsked);
  const last = lastAsked(referralsOfNeed);
  const next = (last?.attempt ?? 0) + 1;
  const unplaced = referralsOfNeed.length > asked.length;
  switch (cause.type) {
    case 'need-identified':
      return last || unplaced ? undefined : 1;
    case 'consent-changed':
    case 'cover-ended':
      return unplaced || (last && !leavesNextToAsk(last)) ? undefined : next;
    case 'agency-said-no':
      return last?.attempt === cause.attempt && !unplaced ? next : undefined;
    case 'asked-by-hand':
      return last && (isOpen(last.state) || last.state === 'completed') ? undefined : next;
    default:
      return cause satisfies never;
  }
}

/** The referral to the agency that was asked last for a need. */
export function lastAsked(referralsOfNeed: readonly Referral[]): AskedReferral | undefined {
  return referralsOfNeed
    .filter(isAsked)
    .toSorted((one, other) => one.attempt - other.attempt)
    .at(-1);
}

/** Whether a need is served, or may still be, by what was asked for another need that covers it. */
export function isStillCovered(referralsOfCover: readonly Referral[]): boolean {
  const last = lastAsked(referralsOfCover);
  return last !== undefined && (isOpen(last.state) || last.state === 'completed');
}

/**
 * Whether this referral's end left a next agency to ask. It was not asked if there was no consent for it, or if another
 * need's referral was open in that moment.
 */
function leavesNextToAsk(last: AskedReferral): boolean {
  return (
    endedForWantOfConsent(last) ||
    last.state === 'rejected' ||
    (last.state === 'cancelled' && (last.reason === 'no-answer' || last.reason === 'agency-suspended'))
  );
}

/** Whether a referral that is cancelled for this reason was taken back only because there was no consent any more. */
export function isForWantOfConsent(reason: ReferralReason | null): boolean {
  return reason === 'consent-withdrawn' || reason === 'consent-ended';
}

function endedForWantOfConsent({ state, reason }: AskedReferral): boolean {
  return state === 'cancelled' && isForWantOfConsent(reason);
}
