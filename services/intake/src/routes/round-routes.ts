import type { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { missedPlaces, type RoundOfPlaces } from '@iwaa/domain/missed-places';
import type { Clock } from '@iwaa/service-kit/clock';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { done, refused } from '@iwaa/service-kit/outcome';
import { mapPage } from '@iwaa/service-kit/store/page';
import type { Campaigns } from '../store/campaigns.ts';
import type { Persons } from '../store/persons.ts';
import { type PlannedRound, roundAnswer, type StreetRounds } from '../store/street-rounds.ts';

type RoundRoutes = Pick<
  Handlers<typeof intakeRoutes>,
  'startRound' | 'listRounds' | 'readRound' | 'visitPlace' | 'missPlace' | 'endRound' | 'listMetPersons'
>;

/** What of a round says which places were missed on it. */
function ofPlaces({ plan: { team, night, places }, outcomes }: PlannedRound): RoundOfPlaces {
  return { team, night, places, outcomes };
}

/** Street rounds: started, listed, read and ended, and who was met on them. */
export function roundRoutes(
  campaigns: Campaigns,
  rounds: StreetRounds,
  persons: Persons,
  clock: Clock,
): RoundRoutes {
  const contactsOn = async (roundId: string) => (await persons.countContacts([roundId])).get(roundId) ?? 0;

  return {
    async startRound({ scope, command, params: { campaignId }, body: { team, night, places } }) {
      const campaign = scope.includes({ campaign: campaignId, team })
        ? await campaigns.find(campaignId)
        : undefined;
      if (!campaign) return refused('not-found');
      if (campaign.ended) return refused('campaign-ended');
      const at = clock().toISOString();
      const last = (await rounds.lastOfTeam({ campaignId, team, night })).map(ofPlaces);
      const handedOver = missedPlaces(last, { team, night }).map(({ place }) => place);
      return rounds.start({ roundId: command.id, campaign, team, night, places, handedOver, at }, command);
    },

    async readRound({ scope, params: { roundId } }) {
      const [round, contacts] = await Promise.all([rounds.find(roundId, scope), contactsOn(roundId)]);
      return round ? done(roundAnswer(round, contacts)) : refused('not-found');
    },

    visitPlace: async ({ scope, command, params: { roundId, place } }) =>
      rounds.sayOfPlace(roundId, { type: 'visit-place', place }, await contactsOn(roundId), scope, command),

    missPlace: async ({ scope, command, params: { roundId, place }, body: { reason } }) =>
      rounds.sayOfPlace(
        roundId,
        { type: 'miss-place', place, reason },
        await contactsOn(roundId),
        scope,
        command,
      ),

    async endRound({ scope, command, params: { roundId } }) {
      const [contacts, metAt] = await Promise.all([contactsOn(roundId), persons.placesOn(roundId)]);
      return rounds.end(roundId, { contacts, metAt }, scope, command);
    },

    async listRounds({ scope, params: { campaignId }, query }) {
      if (!scope.includes({ campaign: campaignId })) return refused('not-found');
      const page = await rounds.ofCampaign(campaignId, scope, query);
      if (page.kind === 'refused') return page;
      const contacts = await persons.countContacts(page.result.items.map(({ plan }) => plan.roundId));
      return mapPage(page, (round) => roundAnswer(round, contacts.get(round.plan.roundId) ?? 0));
    },

    async listMetPersons({ scope, params: { roundId }, query }) {
      // Persons are the province's: whoever reaches it by its campaign sees who was met.
      const round = await rounds.find(roundId);
      if (!round || !(await campaigns.find(round.plan.campaignId, scope))) return refused('not-found');
      return persons.metOn(roundId, scope, query);
    },
  };
}
