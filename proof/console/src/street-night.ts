import { randomUUID } from 'node:crypto';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import type { RequestOf } from '@iwaa/service-client/service-client';
import { clientOf, type PlatformUnderTest, parts, tonight } from './console-campaign.ts';

type Contact = NonNullable<RequestOf<typeof intakeRoutes.recordContact>['body']>;

/** What was said at a contact with somebody new. */
export interface Met extends Pick<Contact, 'needs' | 'declined' | 'consents'> {
  readonly nickname: string;
}

/** A round of tonight, on which somebody new may be met. */
export async function startNight(platform: PlatformUnderTest) {
  const team = clientOf(platform, 'intake', { subject: 'team', role: 'street-team', team: 'north' });
  const { roundId } = await team.call(intakeRoutes.startRound, {
    params: { campaignId: parts.campaignId },
    body: { team: 'north', night: tonight() },
    key: randomUUID(),
  });
  return ({ nickname, ...said }: Met) =>
    team.call(intakeRoutes.recordContact, {
      params: { roundId },
      body: {
        place: 'railway-station',
        ...said,
        person: { identity: { nickname }, profile: { unit: 'men', ageGroup: '18-64' } },
      },
      key: randomUUID(),
    });
}
