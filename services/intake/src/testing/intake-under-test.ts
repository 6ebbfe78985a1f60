import { randomUUID } from 'node:crypto';
import type { Asker, TestAnswer, TestService, TestServiceOptions } from '@iwaa/testing/test-service';
import { startTestService } from '@iwaa/testing/test-service';
import { assemble } from '../app.ts';
import { config } from '../config.ts';

export const campaignId = 'SK-2425';
export const provinceId = 'sidi-kacem';
export const night = '2024-12-12';
export const committee: Asker = { role: 'committee', provinces: [provinceId], campaigns: [campaignId] };
export const team: Asker = { role: 'street-team', campaigns: [campaignId], team: 'team-one' };
export const otherTeam: Asker = { role: 'street-team', campaigns: [campaignId], team: 'team-two' };
export const socialWorker: Asker = { role: 'social-worker', campaigns: [campaignId] };

export const profile = { unit: 'men', ageGroup: '18-64' } as const;

/** Starts intake with a master secret, and a campaign declared. */
export async function startIntake(options: TestServiceOptions = {}): Promise<TestService> {
  const env = { PERSON_KEYS_SECRET: 'a secret of the tests, of more than 32 characters', ...options.env };
  const intake = await startTestService('intake', config, assemble, { ...options, env });
  await declare(intake, campaignId);
  return intake;
}

/** Declares a campaign with the nights of the winter 2024-2025, and its province. */
export async function declare(intake: TestService, id: string, province = provinceId): Promise<TestAnswer> {
  const asker = { ...committee, provinces: [province], campaigns: [id] };
  const name = 'Sidi Kacem';
  await intake.request(asker, { method: 'POST', url: '/provinces', body: { provinceId: province, name } });
  const body = { campaignId: id, city: name, startsOn: night, endsOn: '2025-01-31' };
  return intake.request(asker, { method: 'POST', url: `/provinces/${province}/campaigns`, body });
}

/** Starts a round and gives its id. */
export async function startRound(intake: TestService, asker = team, campaign = campaignId): Promise<string> {
  const url = `/campaigns/${campaign}/rounds`;
  const body = { team: asker.team, night, places: ['bus-station'] };
  return (await intake.request(asker, { method: 'POST', url, body })).body.roundId;
}

/** The body of a contact with somebody new, or with whoever `body.person` says. */
export function contactOf(body: Record<string, unknown> = {}): Record<string, unknown> {
  return { person: { identity: {}, profile }, place: 'bus-station', ...body };
}

/** Records a contact with somebody new, or with whoever `body.person` says. */
export function meet(
  intake: TestService,
  roundId: string,
  body: Record<string, unknown> = {},
  { asker = team, key = randomUUID() as string } = {},
): Promise<TestAnswer> {
  const url = `/rounds/${roundId}/contacts`;
  return intake.request(asker, { method: 'POST', url, body: contactOf(body), key });
}
