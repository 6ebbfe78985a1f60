import type { PlannedNight, WinterPlan } from '../plan/winter-plan.ts';
import { DoorRefusal } from './door.ts';
import { inTurn } from './in-turn.ts';
import type { Stage } from './stage.ts';

/** Declares the campaign, opens its centre and registers its agencies. */
export async function setUpCampaign(stage: Stage, plan: WinterPlan): Promise<void> {
  const { campaign, doors, key } = stage;
  const { campaignId, centreId } = campaign;
  const { committee } = doors;
  await committee.intake.post(
    '/campaigns',
    {
      campaignId,
      city: 'Sidi Kacem',
      startsOn: plan.nights[0]?.night,
      endsOn: plan.nights.at(-1)?.night,
      language: 'fr',
      deadlines: campaign.deadlines,
      followUpVisits: campaign.followUpVisits,
    },
    key('campaign'),
  );
  const units = Object.entries(plan.beds).map(([kind, beds]) => ({ kind, beds }));
  await committee.shelterCapacity.post(
    `/campaigns/${campaignId}/centres`,
    { centreId, name: 'Centre provincial pour personnes sans abri de Sidi Kacem', units },
    key('centre'),
  );
  await inTurn(campaign.agencies, stage.width, async ({ agencyId, name, services, rank }) => {
    await committee.referral.post(
      `/campaigns/${campaignId}/agencies`,
      { agencyId, name, services, rank },
      key('agency', agencyId),
    );
  });
}

/** Closes the cases of people who have long not been met. */
export async function closeLost(stage: Stage, night: PlannedNight): Promise<void> {
  await inTurn(night.lost, stage.width, async (person) => {
    const known = stage.book.find(person);
    if (!known) return;
    try {
      await stage.doors.committee.casework.post(
        `/cases/${known.caseId}/closure`,
        { outcome: 'lost-contact' },
        stage.key('lost', known.caseId, night.night),
      );
    } catch (error) {
      // Closed already, by what an agency or the family did.
      if (!(error instanceof DoorRefusal) || ![404, 409].includes(error.status)) throw error;
    }
  });
}
