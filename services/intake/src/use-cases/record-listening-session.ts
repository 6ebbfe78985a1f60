import type { recordListeningSession } from '@iwaa/contracts/http/intake';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import { refused } from '@iwaa/service-kit/outcome';
import type { z } from 'zod';
import type { RecordListeningSessionCommand } from '../domain/person-decisions.ts';
import { needsProfile } from '../domain/priority.ts';
import type { Campaigns } from '../store/campaigns.ts';
import { isRead, type PersonStores, readPersonal, statedNeeds } from '../store/personal-data.ts';
import type { AboutCase, Persons } from '../store/persons.ts';
import { noteField, openProfile, sealNote } from '../store/sealed-person.ts';

type Session = z.output<typeof recordListeningSession> & { personId: string; sessionId: string };

/** Records that a person was listened to, with what they need and what was written down. */
export type RecordListeningSession = (
  scope: ActorScope,
  request: RequestCommand,
  session: Session,
) => Promise<AboutCase>;

export function createRecordListeningSession(
  stores: PersonStores,
  persons: Persons,
  campaigns: Campaigns,
): RecordListeningSession {
  return async (scope, request, { personId, sessionId, night, needs, note }) => {
    const campaign = await campaignOf(personId, scope);
    if (!campaign) return refused('person-unknown');
    const command: RecordListeningSessionCommand = {
      type: 'record-listening-session',
      sessionId,
      night,
      campaign,
      needs: statedNeeds(sessionId, needs),
      profile: null,
      at: stores.clock().toISOString(),
    };
    const set: Record<string, unknown> = {};
    if (note !== undefined || needsProfile(needs)) {
      const personal = await readPersonal(stores, personId, scope);
      if (!isRead(personal)) return personal;
      command.profile = openProfile(personal.key, personId, personal.stored.sealed);
      if (note) set[`sealed.${noteField(sessionId)}`] = sealNote(personal.key, personId, sessionId, note);
    }
    return persons.carryOut(scope, request, personId, command, set);
  };

  async function campaignOf(personId: string, scope: ActorScope) {
    const campaignId = (await stores.persons.lastKnown(personId, scope))?.state.campaignId;
    return campaignId ? campaigns.find(campaignId) : undefined;
  }
}
