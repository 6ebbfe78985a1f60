import type { DisclosedPerson } from '@iwaa/contracts/http/disclosure';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { doneAbout, type Outcome, refused } from '@iwaa/service-kit/outcome';
import { type DisclosureRefusal, judgeDisclosure, keysOf } from '../domain/disclosure.ts';
import type { KnownReferrals } from '../store/known-referrals.ts';
import type { StoredPerson } from '../store/person-collection.ts';
import type { PersonStores } from '../store/personal-data.ts';
import { openFields, openProfile } from '../store/sealed-person.ts';

/**
 * Tells the agency of a referral whom it is about. Whether the person agrees is read and judged at the moment of asking, so a
 * withdrawal that was answered before is never overlooked.
 */
export type DisclosePerson = (
  scope: ActorScope,
  referralId: string,
) => Promise<Outcome<DisclosedPerson, DisclosureRefusal | 'not-found' | 'person-erased'>>;

/** What of a person's document it takes. */
const needed = { 'state.consents': 1, sealed: 1 } as const;

export function createDisclosePerson(
  { persons, keys, clock }: PersonStores,
  referrals: Pick<KnownReferrals, 'find'>,
): DisclosePerson {
  return async (scope, referralId) => {
    const referral = await referrals.find(referralId);
    if (!referral || !scope.includes({ agency: referral.agencyId })) return refused('not-found');
    const { caseId, agencyId, service } = referral;
    // The type in the filter is what lets the partial index serve it.
    const stored = await persons.model
      .findOne({ 'state.caseId': { $eq: caseId, $type: 'string' } }, needed)
      .lean<StoredPerson>();
    const judged = judgeDisclosure(referral, stored?.state, clock().toISOString());
    const about = stored ? { about: [stored._id] } : {};
    if (typeof judged === 'string') return refused(judged, about);
    if (!stored) return refused('referral-ended');
    const personId = stored._id;
    const key = await keys.find(personId);
    if (key === undefined || key === 'erased') return refused('person-erased', about);
    const wanted = keysOf(judged.fields);
    const profile = openProfile(key, personId, stored.sealed);
    const coded = Object.fromEntries(wanted.profile.map((name) => [name, profile[name]]));
    return doneAbout([personId], {
      ...{ referralId, caseId, agencyId, service },
      fields: [...judged.fields],
      person: { ...openFields(key, personId, stored.sealed, wanted.identity), ...coded },
      until: judged.until,
    });
  };
}
