import type { recordContact as contact } from '@iwaa/contracts/http/intake';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import type { NeedKind } from '@iwaa/contracts/vocabulary';
import type { z } from 'zod';
import type { Effect, Outcome } from './journal.ts';
import type { LoadContext } from './load-context.ts';
import { loadCampaign, teams } from './load-plan.ts';

/** What a contact is recorded with. */
export type ContactBody = z.input<typeof contact>;

/** A contact is known again in the topics by its place: none is used twice. */
function contactEffect(place: string): Effect {
  return {
    type: 'iwaa.intake.contact-recorded.v1',
    where: { place },
    count: 'one',
    alike: ['contactId', 'caseId'],
  };
}

/** Records the n-th contact: mostly of somebody new, with the needs that people have in a winter. */
export async function meetSomebody(context: LoadContext, number: number): Promise<void> {
  const random = context.random.fork(`contact-${number}`);
  const team = teams[number % teams.length] ?? teams[0];
  const known = random.chance(0.2) ? context.people.someone(random.next()) : undefined;
  const unit = random.chance(0.6) ? 'men' : 'women';
  const needs: NeedKind[] = [
    ...(random.chance(0.6) ? (['shelter'] as const) : []),
    ...(random.chance(0.3) ? (['health'] as const) : []),
    ...(random.chance(0.12) ? (['family-mediation'] as const) : []),
    ...(random.chance(0.1) ? (['social-mediation'] as const) : []),
    ...(random.chance(0.03) ? (['elderly-care'] as const) : []),
    ...(unit === 'women' && random.chance(0.05) ? (['womens-space'] as const) : []),
  ];
  const declined = (['shelter', 'health', 'family-mediation'] as const).filter(
    (kind) => !needs.includes(kind) && random.chance(0.1),
  );
  const consents = [
    ...(random.chance(0.9) ? [{ purpose: 'referral' as const }] : []),
    ...(random.chance(0.85) ? [{ purpose: 'mediation' as const }] : []),
  ];
  const place = `${context.run}-${number}`;
  const outcome = await recordContact(context, loadCampaign, team, {
    place,
    person: known
      ? { personId: known.personId }
      : { identity: { nickname: `Inconnu ${number}` }, profile: { unit, ageGroup: '18-64' } },
    needs,
    declined,
    aidGiven: random.chance(0.5) ? (['meal'] as const) : [],
    consents,
  });
  if (outcome.kind !== 'acknowledged') return;
  context.people.met({ personId: String(outcome.answer.personId), caseId: String(outcome.answer.caseId) });
}

/** So few that contacts of one person meet each other, at the clients and in what waits while an engine is away. */
const metAgain = 100;

/** The n-th contact with somebody who takes a meal and no more than that, as on most nights; nobody where nobody is known yet. */
export async function meetAgain(context: LoadContext, number: number): Promise<void> {
  const random = context.random.fork(`again-${number}`);
  const known = context.people.someone(random.next(), metAgain);
  if (!known) return;
  const team = teams[number % teams.length] ?? teams[0];
  await recordContact(context, loadCampaign, team, {
    place: `${context.run}-again-${number}`,
    person: { personId: known.personId },
    declined: random.chance(0.3) ? [random.chance(0.5) ? 'shelter' : 'health'] : [],
    aidGiven: ['meal'],
  });
}

/** Somebody who still waits for a bed says that they need none any more, so that the run can come to its end. */
export async function declineShelter(context: LoadContext, caseId: string): Promise<void> {
  const personId = context.people.personOf(caseId);
  if (!personId) return;
  const place = `${context.run}-declines-${caseId.toLowerCase()}`;
  await recordContact(context, loadCampaign, teams[0], {
    place,
    person: { personId },
    declined: ['shelter'],
  });
}

/** Records a contact on the round of a team. */
export function recordContact(
  context: LoadContext,
  campaignId: string,
  team: (typeof teams)[number],
  body: ContactBody,
): Promise<Outcome> {
  const { place } = body;
  const roundId = context.rounds.get(`${campaignId}/${team}`) ?? '';
  const request = { params: { roundId }, body, key: `${place}.contact` };
  return context.clients.street(team).send(intakeRoutes.recordContact, request, contactEffect(place));
}
