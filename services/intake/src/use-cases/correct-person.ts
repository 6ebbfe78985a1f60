import type { CorrectPerson as CorrectPersonBody } from '@iwaa/contracts/http/corrections';
import type { CorrectedField } from '@iwaa/contracts/vocabulary';
import { nightAt } from '@iwaa/domain/night';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { currentActor } from '@iwaa/service-kit/call-context';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import { refused } from '@iwaa/service-kit/outcome';
import { ConflictError } from '@iwaa/service-kit/store/conflict-error';
import { corrected, differenceBetween, type Known, objectionToCorrection } from '../domain/correct-known.ts';
import type { CorrectPersonCommand } from '../domain/correction-decisions.ts';
import type { Person } from '../domain/person.ts';
import type { Campaigns } from '../store/campaigns.ts';
import { foundBy } from '../store/found-by.ts';
import type { StoredPerson } from '../store/person-collection.ts';
import { namingSurvivor, type PersonOutcome, type PersonStores } from '../store/personal-data.ts';
import {
  openIdentity,
  openProfile,
  type SealedPerson,
  sealCorrection,
  sealPerson,
} from '../store/sealed-person.ts';

type Corrected = PersonOutcome<{ caseId: string; fields: readonly CorrectedField[] }>;

/**
 * Corrects what is held about a person. What was held before is sealed beside it, and is found by nobody: the keys of the search are
 * those of what is held now.
 */
export type CorrectPerson = (
  scope: ActorScope,
  request: RequestCommand,
  correction: CorrectPersonBody & { readonly personId: string; readonly correctionId: string },
) => Promise<Corrected>;

/** How often it is begun anew where somebody else has written meanwhile. */
const attempts = 12;

export function createCorrectPerson(stores: PersonStores, campaigns: Campaigns): CorrectPerson {
  const { persons, keys, clock } = stores;

  async function correctOnce(...[scope, request, correction]: Parameters<CorrectPerson>): Promise<Corrected> {
    const { personId, correctionId, reason, note } = correction;
    const [found, key] = await Promise.all([persons.find(personId, scope), keys.find(personId)]);
    if (!found) return refused('person-unknown');
    if (key === undefined || key === 'erased') return refused('person-erased');
    const { state, sealed } = found as StoredPerson;
    const before: Known = {
      identity: openIdentity(key, personId, sealed),
      profile: openProfile(key, personId, sealed),
    };
    const after = corrected(before, correction);
    const difference = differenceBetween(before, after);
    const at = clock().toISOString();
    const objection = objectionToCorrection(after, difference, await nightsOf(state, at));
    if (objection) return refused(objection);

    const { fields } = difference;
    const command: CorrectPersonCommand = {
      ...{ type: 'correct-person', correctionId, fields, reason },
      profile: after.profile,
    };
    const kept = sealCorrection(key, personId, correctionId, {
      ...{ at, reason, before: difference.before, note: note ?? null },
      by: currentActor() ?? { role: 'service', subject: 'intake' },
    });
    const now: SealedPerson = {
      ...sealed,
      ...sealPerson(key, personId, after),
      corrections: { ...sealed.corrections, [correctionId]: kept },
    };
    const done = await persons.execute(personId, command, {
      command: { key: request.key, fingerprint: keys.blind(request.fingerprint) },
      result: (person) => ({
        caseId: person.caseId ?? person.previousCaseIds.at(-1) ?? '',
        fields: person.corrections.find((one) => one.correctionId === correctionId)?.fields ?? [],
      }),
      bindsKey: true,
      attempts: 1,
      from: found,
      set: { sealed: now, ...foundBy(after.identity, keys) },
    });
    return namingSurvivor(done);
  }

  /** The night on which the person was last met, and tonight. */
  async function nightsOf({ contacts, campaignId }: Person, at: string): Promise<string[]> {
    const lastMet = contacts
      .map(({ night }) => night)
      .toSorted()
      .at(-1);
    const campaign = campaignId === null ? undefined : await campaigns.find(campaignId);
    return [...(lastMet ? [lastMet] : []), ...(campaign ? [nightAt(at, campaign.timeZone)] : [])];
  }

  return async (...asked) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await correctOnce(...asked);
      } catch (error) {
        // What was held before has to be read again: it is what the write rests on.
        if (!(error instanceof ConflictError) || attempt === attempts) throw error;
      }
    }
  };
}
