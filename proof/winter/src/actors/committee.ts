import { caseworkRoutes } from '@iwaa/contracts/routes/casework';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { unitKinds } from '@iwaa/contracts/vocabulary';
import type { CampaignPlan } from '@iwaa/proof-kit/set-up-campaign';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import pMap from 'p-map';
import { levelByTemperature } from '../plan/level-by-temperature.ts';
import type { PlannedNight, WinterPlan } from '../plan/winter-plan.ts';
import type { WinterContext } from './winter-context.ts';

/** The campaign of a planned winter, with its centre and its agencies. */
export function campaignPlanOf(
  { campaign }: WinterContext,
  { nights, beds, overflow }: WinterPlan,
): CampaignPlan {
  const { provinceId, campaignId, centreId, language, timeZone, deadlines, followUpVisits, agencies } =
    campaign;
  const [startsOn = '', endsOn = ''] = [nights[0]?.night, nights.at(-1)?.night];
  const units = unitKinds.map((kind) => ({ kind, beds: beds[kind], overflow: overflow[kind] }));
  return {
    provinceId,
    campaignId,
    startsOn,
    endsOn,
    language,
    timeZone,
    deadlines,
    followUpVisits,
    centres: [{ centreId, name: 'Centre provincial pour personnes sans abri de Sidi Kacem', units }],
    agencies,
  };
}

/** Declares how cold a night is, where it is. */
export async function declareLevel(
  { campaign, clients, key }: WinterContext,
  night: PlannedNight,
): Promise<void> {
  const level = levelByTemperature(night);
  if (level === 'normal') return;
  await clients.committee.intake.call(intakeRoutes.declareNightLevel, {
    params: { campaignId: campaign.campaignId, night: night.night },
    body: { level },
    key: key('level', night.night),
  });
}

/** Closes the cases of people who have long not been met. */
export async function closeLost(context: WinterContext, night: PlannedNight): Promise<void> {
  await pMap(
    night.lost,
    async (person) => {
      const known = context.people.find(person);
      if (!known) return;
      try {
        await context.clients.committee.casework.call(caseworkRoutes.closeCase, {
          params: { caseId: known.caseId },
          body: { outcome: 'lost-contact' },
          key: context.key('lost', known.caseId, night.night),
        });
      } catch (error) {
        // Closed already, by what an agency or the family did.
        if (!(error instanceof RefusedRequest) || ![404, 409].includes(error.status)) throw error;
      }
    },
    { concurrency: context.width },
  );
}
