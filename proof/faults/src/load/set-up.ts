import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { setUpCampaign } from '@iwaa/proof-kit/set-up-campaign';
import type { LoadClients } from './load-clients.ts';
import {
  loadAgencies,
  loadCampaign,
  loadCentre,
  loadDeadlines,
  loadProvince,
  night,
  raceBeds,
  raceCampaign,
  raceCentre,
  raceDeadlines,
  raceProvince,
  teams,
} from './load-plan.ts';

const units = ['men', 'women'] as const;

/** Declares both campaigns with their centres, agencies and rounds; gives the rounds, by campaign and team. */
export async function setUpLoad(clients: LoadClients, beds: number): Promise<ReadonlyMap<string, string>> {
  const both = { startsOn: night, endsOn: '2026-02-28', followUpVisits: ['PT3S', 'PT6S'] };
  const key = (...words: readonly string[]): string => words.join('-');
  await setUpCampaign(
    clients.setUp,
    {
      ...both,
      provinceId: loadProvince,
      campaignId: loadCampaign,
      deadlines: loadDeadlines,
      centres: [
        { centreId: loadCentre, name: 'Centre de Sidi Kacem', units: units.map((kind) => ({ kind, beds })) },
      ],
      agencies: loadAgencies.map((agency) => ({ ...agency, name: agency.agencyId })),
    },
    key,
  );
  await setUpCampaign(
    clients.setUp,
    {
      ...both,
      provinceId: raceProvince,
      campaignId: raceCampaign,
      deadlines: raceDeadlines,
      centres: [{ centreId: raceCentre, name: 'Dix lits', units: [{ kind: 'families', beds: raceBeds }] }],
      agencies: [],
    },
    key,
  );
  return startRounds(clients);
}

async function startRounds(clients: LoadClients): Promise<ReadonlyMap<string, string>> {
  const rounds = new Map<string, string>();
  for (const campaignId of [loadCampaign, raceCampaign]) {
    for (const team of teams) {
      const key = `round-${campaignId}-${team}`;
      const outcome = await clients
        .street(team)
        .send(intakeRoutes.startRound, { params: { campaignId }, body: { team, night }, key });
      if (outcome.kind !== 'acknowledged')
        throw new Error(`The round of ${team} could not be started: ${JSON.stringify(outcome)}`);
      rounds.set(`${campaignId}/${team}`, String(outcome.answer.roundId));
    }
  }
  return rounds;
}
