import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import { nightAt } from '@iwaa/domain/night';
import { addCentre } from '@iwaa/issuer/people/people-file';
import type { Platform } from '@iwaa/platform/platform';
import type { Campaign } from './actors/campaign.ts';
import { openRoleClients } from './actors/role-clients.ts';

const dayMs = 24 * 3600_000;
/** As long as a winter's programme. */
const days = 50;
/** More than those whom a winter leaves waiting: whoever is met next gets a bed. */
const beds = { men: 12, women: 6, families: 4 } as const;

/**
 * Declares a campaign that runs from tonight on, in the province of a winter that has passed: with its agencies and its people, with a
 * second centre beside its own, and with the deadlines of real life. Whoever signs in to look can work in it.
 */
export async function openTonight(
  platform: Platform,
  campaign: Campaign,
  home: string,
  signal: AbortSignal,
): Promise<void> {
  const { provinceId, tonightId, centreId, tonightCentreId, language, timeZone } = campaign;
  const { committee } = openRoleClients(platform, campaign, signal);
  const startsOn = nightAt(new Date().toISOString(), timeZone);
  const endsOn = new Date(Date.parse(startsOn) + days * dayMs).toISOString().slice(0, 10);
  await committee.intake.call(intakeRoutes.declareCampaign, {
    params: { provinceId },
    body: { campaignId: tonightId, city: 'Sidi Kacem', startsOn, endsOn, language, timeZone },
    key: `tonight.${tonightId}`,
  });
  await committee.shelterCapacity.call(shelterCapacityRoutes.openCentre, {
    params: { provinceId },
    body: {
      centreId: tonightCentreId,
      name: 'Deuxième centre de Sidi Kacem',
      units: [
        { kind: 'men', beds: beds.men },
        { kind: 'women', beds: beds.women },
        { kind: 'families', beds: beds.families },
      ],
    },
    key: `tonight.${tonightCentreId}`,
  });
  await addCentre(home, centreId, tonightCentreId);
}
