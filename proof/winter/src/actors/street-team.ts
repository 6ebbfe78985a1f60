import { mostContacts } from '@iwaa/contracts/http/contacts-batch';
import type { contactRecordedAnswer, recordContact } from '@iwaa/contracts/http/intake';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import pMap from 'p-map';
import type { z } from 'zod';
import type { PlannedContact, PlannedNight } from '../plan/winter-plan.ts';
import { places, teams } from './campaign.ts';
import { plannedPlaces, seePlaces } from './see-places.ts';
import type { WinterContext } from './winter-context.ts';

/** The team whose phones have no network where it goes. */
const teamWithoutNetwork = 'south';

type ContactAnswer = z.output<typeof contactRecordedAnswer>;

/** The teams go out, meet everybody of the night, and come back. Gives the contacts that were acknowledged. */
export async function goOut(context: WinterContext, night: PlannedNight): Promise<ContactAnswer[]> {
  const { campaign, clients, key } = context;
  const rounds = await Promise.all(
    teams.map(async (team, index) => {
      const client = clients.streetTeam(team);
      const answer = await client.call(intakeRoutes.startRound, {
        params: { campaignId: campaign.campaignId },
        body: { team, night: night.night, places: plannedPlaces(index, night.night) },
        key: key('round', night.night, team),
      });
      return { client, round: answer, roundId: answer.roundId, team };
    }),
  );

  const acknowledged: ContactAnswer[] = [];
  const took = (contact: PlannedContact, answer: ContactAnswer) => {
    context.people.met({ person: contact.person, personId: answer.personId, caseId: answer.caseId });
    acknowledged.push(answer);
  };
  const meetings = night.met.map((contact, index) => ({ contact, index }));
  await pMap(
    meetings,
    async ({ contact, index }) => {
      const round = rounds[index % rounds.length];
      if (!round || round.team === teamWithoutNetwork) return;
      const answer = await round.client.call(intakeRoutes.recordContact, {
        params: { roundId: round.roundId },
        body: toBody(context, contact, { ...night, index }),
        key: key('contact', night.night, index),
      });
      took(contact, answer);
    },
    { concurrency: context.width },
  );

  // At the end of its round this team has a network again, and sends what its phone has kept.
  const offline = rounds.find(({ team }) => team === teamWithoutNetwork);
  const kept = meetings.filter(({ index }) => rounds[index % rounds.length] === offline);
  for (let sent = 0; offline && sent < kept.length; sent += mostContacts) {
    const some = kept.slice(sent, sent + mostContacts);
    const { items } = await offline.client.call(intakeRoutes.recordContacts, {
      params: { roundId: offline.roundId },
      body: {
        items: some.map(({ contact, index }) => ({
          key: key('contact', night.night, index),
          body: toBody(context, contact, { ...night, index }),
        })),
      },
      key: key('contacts', night.night, sent),
    });
    for (const [index, answer] of items.entries()) {
      if (answer.outcome === 'refused')
        throw new Error(`A contact of a batch was refused: ${answer.problem.code}`);
      const met = some[index];
      if (met) took(met.contact, answer.contact);
    }
  }

  await Promise.all(
    rounds.map(({ client, round, team: name }, team) =>
      seePlaces(context, { client, round, team, name, night: night.night }),
    ),
  );
  await Promise.all(
    rounds.map(({ client, roundId, team }) =>
      client.call(intakeRoutes.endRound, { params: { roundId }, key: key('round-end', night.night, team) }),
    ),
  );
  return acknowledged;
}

/** The teams go out at eight by the clocks of Morocco, and meet somebody every few minutes until three. */
function hourOf(night: string, index: number): string {
  return new Date(Date.parse(`${night}T19:00:00Z`) + (index % 140) * 3 * 60_000).toISOString();
}

function toBody(
  context: WinterContext,
  contact: PlannedContact,
  { night, index }: { readonly night: string; readonly index: number },
): z.input<typeof recordContact> {
  const { person, needs, declined, shelterDeclinedFor, aidGiven, consents, note } = contact;
  const known = contact.firstContact ? undefined : context.people.find(person);
  return {
    person: known ? { personId: known.personId } : { identity: person.identity, profile: person.profile },
    place: places[index % places.length] ?? places[0],
    happenedAt: hourOf(night, index),
    needs: [...needs],
    declined: [...declined],
    shelterDeclinedFor,
    aidGiven: [...aidGiven],
    consents: consents.map((purpose) => ({ purpose })),
    ...(note === undefined ? {} : { note }),
  };
}
