import type { RecordContact as ContactBody } from '@iwaa/contracts/http/intake';
import { derivedId } from '@iwaa/service-kit/derived-id';
import type { RequestCommand } from '@iwaa/service-kit/http/routes';
import { type Refused, refused } from '@iwaa/service-kit/outcome';
import type { CampaignTerms } from '../domain/campaign.ts';
import type { Person } from '../domain/person.ts';
import type { RecordContactCommand } from '../domain/person-decisions.ts';
import { needsProfile } from '../domain/priority.ts';
import { objectionTo } from '../domain/stated-person.ts';
import { whenMet } from '../domain/when-met.ts';
import type { Campaigns } from '../store/campaigns.ts';
import { foundBy } from '../store/found-by.ts';
import {
  isRead,
  type PersonOutcome,
  type PersonStores,
  readPersonal,
  statedNeeds,
} from '../store/personal-data.ts';
import { noteField, openProfile, sealNote, sealPerson } from '../store/sealed-person.ts';
import type { Plan } from '../store/street-rounds.ts';

export interface RecordedContact {
  contactId: string;
  personId: string;
  caseId: string;
  firstContact: boolean;
  consentIds: string[];
}

/** On a crowded night many contacts of one person may meet; each waits for its turn longer than the usual command. */
const attempts = 40;

/**
 * Records a contact, of a person met before or of somebody new, whose id then derives from the contact's. Two round
 * trips to the database for somebody new (key and case code at once, write), two for a person met before who needs
 * neither a bed nor an agency and has no note written, three otherwise.
 */
export type RecordContact = (
  request: RequestCommand,
  round: Plan,
  body: ContactBody,
) => Promise<Recorded | Refused<'campaign-ended'>>;

/** `repeated`: it had been recorded before. */
type Recorded = PersonOutcome<RecordedContact> &
  ({ readonly kind: 'refused' } | { readonly repeated: boolean });

export function createRecordContact(stores: PersonStores, campaigns: Campaigns): RecordContact {
  const record: RecordContact = async (request, round, body) => {
    const campaign = await campaigns.findRecent(round.campaignId);
    if (!campaign || campaign.ended) return refused('campaign-ended');
    const recorded = await recordContact(stores, request, campaign, round, body);
    if (recorded.kind === 'done' || recorded.code !== 'person-merged' || !('personId' in body.person))
      return recorded;
    // A phone without a network does not know yet that the person goes on as another one.
    const merged = await stores.persons.find(body.person.personId);
    const personId = merged?.state.mergedInto;
    return personId ? record(request, round, { ...body, person: { personId } }) : recorded;
  };
  return record;
}

async function recordContact(
  stores: PersonStores,
  request: RequestCommand,
  campaign: CampaignTerms,
  round: Plan,
  body: ContactBody,
): Promise<Recorded> {
  const contactId = request.id;
  const metBefore = 'personId' in body.person;
  const personId = 'personId' in body.person ? body.person.personId : derivedId(contactId, 'person');
  const at = stores.clock().toISOString();
  const when = whenMet(body.happenedAt, { night: round.night, timeZone: campaign.timeZone, at });
  if (typeof when === 'string') return { kind: 'refused', code: when };
  const command: RecordContactCommand = {
    type: 'record-contact',
    metBefore,
    contactId,
    provinceId: campaign.provinceId,
    campaignId: round.campaignId,
    roundId: round.roundId,
    team: round.team,
    night: round.night,
    happenedAt: when.happenedAt,
    place: body.place,
    aidGiven: body.aidGiven,
    needs: statedNeeds(contactId, body.needs),
    declined: [...new Set(body.declined)],
    shelterDeclinedFor: body.shelterDeclinedFor,
    consents: body.consents.map((consent, index) => ({
      ...consent,
      consentId: derivedId(contactId, `consent-${index}`),
    })),
    profile: null,
    newCaseId: null,
    at,
  };
  const execute = (decided: RecordContactCommand, set: Record<string, unknown>) =>
    stores.persons.execute(personId, decided, {
      command: { key: request.key, fingerprint: stores.keys.blind(request.fingerprint) },
      result: (person) => ({
        ...recorded(person, personId, contactId),
        consentIds: decided.consents.map(({ consentId }) => consentId),
      }),
      bindsKey: true,
      attempts,
      set,
      from: metBefore ? undefined : 'absent',
    });

  if (!('personId' in body.person)) {
    const objection = objectionTo(body.person, round.night);
    if (objection) return { kind: 'refused', code: objection };
    const [key, newCaseId] = await Promise.all([
      stores.keys.ensure(personId),
      stores.caseCodes.next(round.campaignId),
    ]);
    if (key === 'erased') return { kind: 'refused', code: 'person-erased' };
    const { profile, identity } = body.person;
    const sealed = sealPerson(key, personId, { identity, profile });
    const notes = body.note ? { [contactId]: sealNote(key, personId, contactId, body.note) } : {};
    const set = { sealed: { ...sealed, notes }, ...foundBy(identity, stores.keys) };
    return execute({ ...command, profile, newCaseId }, set);
  }

  const set: Record<string, unknown> = {};
  const isProfileNeeded = needsProfile(body.needs);
  if (isProfileNeeded || body.note !== undefined) {
    const personal = await readPersonal(stores, personId, {
      includes: ({ province }) => province === campaign.provinceId,
    });
    if (!isRead(personal)) return personal;
    const { key, stored } = personal;
    if (isProfileNeeded) command.profile = openProfile(key, personId, stored.sealed);
    if (body.note) set[`sealed.${noteField(contactId)}`] = sealNote(key, personId, contactId, body.note);
  }
  const done = await execute(command, set);
  if (done.kind === 'done' || done.code !== 'case-code-needed') return done;
  return execute({ ...command, newCaseId: await stores.caseCodes.next(round.campaignId) }, set);
}

function recorded(person: Person, personId: string, contactId: string): Omit<RecordedContact, 'consentIds'> {
  const index = person.contacts.findIndex((contact) => contact.contactId === contactId);
  const contact = person.contacts[index];
  if (!contact) throw new Error(`The contact ${contactId} is not in the state that recording it led to`);
  return { contactId, personId, caseId: contact.caseId, firstContact: index === 0 };
}
