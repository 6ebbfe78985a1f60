import type { contactRecordedAnswer, round } from '@iwaa/contracts/http/intake';
import type { z } from 'zod';
import type { PlannedContact, PlannedNight } from '../plan/winter-plan.ts';
import { places, teams } from './campaign.ts';
import { inTurn } from './in-turn.ts';
import type { Stage } from './stage.ts';

type ContactAnswer = z.output<typeof contactRecordedAnswer>;

/** The teams go out, meet everybody of the night, and come back. Gives the contacts that were acknowledged. */
export async function goOut(stage: Stage, night: PlannedNight): Promise<ContactAnswer[]> {
  const { campaign, doors, key } = stage;
  const rounds = await Promise.all(
    teams.map(async (team) => {
      const door = doors.streetTeam(team);
      const answer = await door.post<z.output<typeof round>>(
        `/campaigns/${campaign.campaignId}/rounds`,
        { team, night: night.night, places },
        key('round', night.night, team),
      );
      return { door, roundId: answer.roundId, team };
    }),
  );

  const acknowledged: ContactAnswer[] = [];
  const meetings = night.met.map((contact, index) => ({ contact, index }));
  await inTurn(meetings, stage.width, async ({ contact, index }) => {
    const round = rounds[index % rounds.length];
    if (!round) return;
    const answer = await round.door.post<ContactAnswer>(
      `/rounds/${round.roundId}/contacts`,
      toBody(stage, contact, index),
      key('contact', night.night, index),
    );
    stage.book.met({ person: contact.person, personId: answer.personId, caseId: answer.caseId });
    acknowledged.push(answer);
  });

  await Promise.all(
    rounds.map(({ door, roundId, team }) =>
      door.post(`/rounds/${roundId}/end`, {}, key('round-end', night.night, team)),
    ),
  );
  return acknowledged;
}

function toBody(stage: Stage, contact: PlannedContact, index: number): object {
  const { person, needs, declined, aidGiven, consents, note } = contact;
  const known = contact.firstContact ? undefined : stage.book.find(person);
  return {
    person: known ? { personId: known.personId } : { identity: person.identity, profile: person.profile },
    place: places[index % places.length],
    needs,
    declined,
    aidGiven,
    consents: consents.map((purpose) => ({ purpose })),
    ...(note === undefined ? {} : { note }),
  };
}
