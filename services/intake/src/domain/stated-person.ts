import type { Identity, Profile } from '@iwaa/contracts/http/intake';
import { ageGroupOf, ageOn } from '@iwaa/domain/age';
import { birthOf } from './birth.ts';

/** What was said of somebody, which no other fact can bear out, and which can't be so. */
export type StatementRefusal =
  | 'birth-not-plausible'
  | 'age-group-and-birth-disagree'
  | 'street-since-not-plausible';

/** Nobody has been older. */
const oldest = 122;
/** Years on the street that somebody may tell of. */
const longestOnStreet = 90;

/**
 * Why what a person states can't be so on the night on which it is stated, or undefined. It decides a place in the list
 * (age group and time on the street), so it is looked at before it counts.
 */
export function objectionTo(
  {
    identity,
    profile,
  }: {
    identity: Pick<Identity, 'bornOn' | 'bornIn'>;
    profile: Pick<Profile, 'ageGroup' | 'onStreetSince'>;
  },
  night: string,
): StatementRefusal | undefined {
  const birth = birthOf(identity);
  if (birth !== undefined) {
    const [eldest, youngest] = [ageOn(birth.first, night), ageOn(birth.last, night)];
    if (eldest < 0 || youngest > oldest) return 'birth-not-plausible';
    if (![eldest, youngest].map(ageGroupOf).includes(profile.ageGroup)) return 'age-group-and-birth-disagree';
  }
  const since = profile.onStreetSince;
  if (since === null) return undefined;
  const possible =
    earliestMonth(birth?.first, profile.ageGroup, night) <= since && since <= night.slice(0, 7);
  return possible ? undefined : 'street-since-not-plausible';
}

/** The first month in which somebody can have slept rough: not before the birth, as far as it is known. */
function earliestMonth(bornOn: string | undefined, ageGroup: Profile['ageGroup'], night: string): string {
  const years = ageGroup === 'under-18' ? 18 : longestOnStreet;
  const earliest = `${String(Number(night.slice(0, 4)) - years).padStart(4, '0')}${night.slice(4, 7)}`;
  const born = bornOn?.slice(0, 7) ?? '';
  return born > earliest ? born : earliest;
}
