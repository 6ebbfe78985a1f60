import { loadCampaign, teams } from './cast.ts';
import type { Effect } from './journal.ts';
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
  const body = {
    person: known
      ? { personId: known.personId }
      : { identity: { nickname: `Inconnu ${number}` }, profile: { unit, ageGroup: '18-64' } },
    place,
    needs,
    declined,
    aidGiven: random.chance(0.5) ? ['meal'] : [],
    consents,
  };
  const roundId = stage.rounds.get(`${loadCampaign}/${team}`);
  const outcome = await stage.doors
    .street(team)
    .post(`/rounds/${roundId}/contacts`, body, `${place}.contact`, contactEffect(place));
  if (outcome.kind !== 'acknowledged') return;
  stage.book.met({ personId: String(outcome.answer.personId), caseId: String(outcome.answer.caseId) });
}

/** Somebody who still waits for a bed says that they need none any more, so that the run can come to rest. */
export async function declineShelter(stage: LoadStage, caseId: string): Promise<void> {
  const personId = stage.book.personOf(caseId);
  if (!personId) return;
  const place = `${stage.run}-declines-${caseId.toLowerCase()}`;
  const roundId = stage.rounds.get(`${loadCampaign}/${teams[0]}`);
  const body = { person: { personId }, place, declined: ['shelter'] };
  await stage.doors
    .street(teams[0])
    .post(`/rounds/${roundId}/contacts`, body, `${place}.contact`, contactEffect(place));
}
