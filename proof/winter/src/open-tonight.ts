import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { nightAt } from '@iwaa/domain/night';
import type { Platform } from '@iwaa/platform/platform';
import type { Campaign } from './actors/campaign.ts';
import { openRoleClients } from './actors/role-clients.ts';

const dayMs = 24 * 3600_000;
/** As long as a winter's programme. */
const days = 50;

/**
 * Declares a campaign that runs from tonight on, in the province of a winter that has passed: with its centre, its agencies and its
 * people, and with the deadlines of real life. Whoever signs in to look can work in it.
 */
export async function openTonight(
  platform: Platform,
  campaign: Campaign,
  signal: AbortSignal,
): Promise<void> {
  const { provinceId, tonightId, timeZone } = campaign;
  const startsOn = nightAt(new Date().toISOString(), timeZone);
  const endsOn = new Date(Date.parse(startsOn) + days * dayMs).toISOString().slice(0, 10);
  await openRoleClients(platform, campaign, signal).committee.intake.call(intakeRoutes.declareCampaign, {
    params: { provinceId },
    body: { campaignId: tonightId, city: 'Sidi Kacem', startsOn, endsOn, language: 'ar', timeZone },
    key: `tonight.${tonightId}`,
  });
}
