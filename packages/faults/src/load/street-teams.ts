import { loadCampaign, teams } from './cast.ts';
import type { Effect, Outcome } from './journal.ts';
import type { LoadStage } from './stage.ts';

/** A contact is known again in the topics by its place: none is used twice. */
export function contactEffect(place: string): Effect {
  return {
    type: 'iwaa.intake.contact-recorded.v1',
    where: { place },
    count: 'one',
    alike: ['contactId', 'caseId'],
  };
}

/** Records the n-th contact: mostly of somebody new, with the needs that people have in a winter. */
export async function meetSomebody(stage: LoadStage, number: number): Promise<void> {
  const random = stage.random.fork(`contact-${number}`);
  const team = teams[number % teams.length] ?? teams[0];
  const known = random.chance(0.2) ? stage.book.someone(random.next()) : undefined;
  const unit = random.chance(0.6) ? 'men' : 'women';
  const needs = [
    ...(random.chance(0.6) ? ['shelter'] : []),
    ...(random.chance(0.3) ? ['health'] : []),
    ...(random.chance(0.12) ? ['family-mediation'] : []),
    ...(random.chance(0.1) ? ['social-mediation'] : []),
    ...(random.chance(0.03) ? ['elderly-care'] : []),
    ...(unit === 'women' && random.chance(0.05) ? ['womens-space'] : []),
  ];
  const declined = ['shelter', 'health', 'family-mediation'].filter(
    (kind) => !needs.includes(kind) && random.chance(0.1),
  );
  const consents = [
    ...(random.chance(0.9) ? [{ purpose: 'referral' }] : []),
    ...(random.chance(0.85) ? [{ purpose: 'mediation' }] : []),
  ];
  const place = `${stage.run}-${number}`;
  const outcome = await recordContact(stage, team, place, {
    person: known
      ? { personId: known.personId }
      : { identity: { nickname: `Inconnu ${number}` }, profile: { unit, ageGroup: '18-64' } },
    needs,
    declined,
    aidGiven: random.chance(0.5) ? ['meal'] : [],
    consents,
  });
  if (outcome.kind !== 'acknowledged') return;
  stage.book.met({ personId: String(outcome.answer.personId), caseId: String(outcome.answer.caseId) });
}

/** So few that contacts of one person meet each other, at the doors and in what waits while an engine is away. */
const metAgain = 100;

/** The n-th contact with somebody who takes a meal and no more than that, as on most nights; nobody where nobody is known yet. */
export async function meetAgain(stage: LoadStage, number: number): Promise<void> {
  const random = stage.random.fork(`again-${number}`);
  const known = stage.book.someone(random.next(), metAgain);
  if (!known) return;
  const team = teams[number % teams.length] ?? teams[0];
  await recordContact(stage, team, `${stage.run}-again-${number}`, {
    person: { personId: known.personId },
    declined: random.chance(0.3) ? [random.chance(0.5) ? 'shelter' : 'health'] : [],
    aidGiven: ['meal'],
  });
}

/** Somebody who still waits for a bed says that they need none any more, so that the run can come to rest. */
export async function declineShelter(stage: LoadStage, caseId: string): Promise<void> {
  const personId = stage.book.personOf(caseId);
  if (!personId) return;
  const place = `${stage.run}-declines-${caseId.toLowerCase()}`;
  await recordContact(stage, teams[0], place, { person: { personId }, declined: ['shelter'] });
}

function recordContact(
  stage: LoadStage,
  team: (typeof teams)[number],
  place: string,
  contact: object,
): Promise<Outcome> {
  const roundId = stage.rounds.get(`${loadCampaign}/${team}`);
  return stage.doors
    .street(team)
    .post(`/rounds/${roundId}/contacts`, { place, ...contact }, `${place}.contact`, contactEffect(place));
}
