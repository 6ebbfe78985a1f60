import type { alertRoutes as contract } from '@iwaa/contracts/routes/alerts';
import type { Clock } from '@iwaa/service-kit/clock';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { done, found, refused } from '@iwaa/service-kit/outcome';
import type { Alerts } from '../store/alerts.ts';
import type { Campaigns, DeclaredCampaign } from '../store/campaigns.ts';
import type { PersonCollection } from '../store/person-collection.ts';
import type { StreetRounds } from '../store/street-rounds.ts';

/** Alerts: raised, listed, looked at, withdrawn, told to the committee, and followed by whoever raised them. */
export function alertRoutes(
  campaigns: Campaigns,
  rounds: StreetRounds,
  persons: Pick<PersonCollection, 'model'>,
  alerts: Alerts,
  clock: Clock,
): Handlers<typeof contract> {
  const now = () => clock().toISOString();
  const wasMetOn = async (roundId: string, contactId: string) =>
    (await persons.model.exists({ 'state.contacts': { $elemMatch: { contactId, roundId } } })) !== null;

  return {
    async raiseAlert({ scope, command, params: { campaignId }, body }) {
      const { agencyId } = body;
      const campaign = await campaigns.find(campaignId);
      // Which agencies a province has, intake does not know: an agency is known here by the campaign that names it.
      const isPartner =
        agencyId !== null &&
        scope.includes({ agency: agencyId }) &&
        (campaign?.partners?.includes(agencyId) ?? false);
      if (!campaign || !(isPartner || scope.includes({ campaign: campaignId }))) return refused('not-found');
      return alerts.raise({ ...body, campaign: withLevels(campaign), at: now() }, command);
    },

    async listAlerts({ scope, params: { campaignId }, query }) {
      if (!scope.includes({ campaign: campaignId })) return refused('not-found');
      return alerts.ofCampaign(campaignId, scope, query);
    },

    readAlert: async ({ scope, params: { alertId } }) => found(await alerts.find(alertId, scope)),

    async recordLook({ scope, command, params: { alertId }, body: { roundId, result, contactId } }) {
      const plan = await rounds.findPlan(roundId, scope);
      const campaign = plan && (await campaigns.find(plan.campaignId));
      if (!plan || !campaign) return refused('not-found');
      if (contactId !== null && !(await wasMetOn(roundId, contactId))) return refused('contact-unknown');
      const { campaignId, team, night } = plan;
      const look = { campaignId, look: { roundId, team, night, result }, campaign: withLevels(campaign) };
      return alerts.look(alertId, { ...look, at: now() }, contactId, command);
    },

    withdrawAlert: ({ scope, command, params: { alertId }, body: { reason } }) =>
      alerts.withdraw(alertId, reason, scope, command),

    escalateAlert: ({ scope, command, params: { alertId } }) =>
      alerts.escalate(alertId, now(), scope, command),

    async followAlert({ scope, body: { code } }) {
      const followUp = await alerts.followUp(code, scope);
      return followUp === undefined ? refused('not-found') : done({ followUp });
    },
  };
}

function withLevels(campaign: DeclaredCampaign) {
  const { coldNights } = campaign;
  return { ...campaign, levels: Object.fromEntries(coldNights.map(({ night, level }) => [night, level])) };
}
