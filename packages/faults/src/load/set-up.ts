import {
  loadAgencies,
  loadCampaign,
  loadCentre,
  loadDeadlines,
  night,
  raceBeds,
  raceCampaign,
  raceCentre,
  raceDeadlines,
  teams,
} from './cast.ts';
import type { LoadDoors } from './load-doors.ts';

/** Declares both campaigns with their centres, agencies and rounds; gives the rounds, by campaign and team. */
export async function setUpLoad(doors: LoadDoors, beds: number): Promise<ReadonlyMap<string, string>> {
  const { intake, shelterCapacity, referral } = doors.setUp;
  const declare = (campaignId: string, deadlines: object): Promise<unknown> =>
    intake.post(
      '/campaigns',
      {
        campaignId,
        city: 'Sidi Kacem',
        startsOn: night,
        endsOn: '2026-02-28',
        language: 'fr',
        deadlines,
        followUpVisits: ['PT3S', 'PT6S'],
      },
      `declare-${campaignId}`,
    );
  await declare(loadCampaign, loadDeadlines);
  await declare(raceCampaign, raceDeadlines);
  const units = [
    { kind: 'men', beds },
    { kind: 'women', beds },
  ];
  await shelterCapacity.post(
    `/campaigns/${loadCampaign}/centres`,
    { centreId: loadCentre, name: 'Centre de Sidi Kacem', units },
    'open-load-centre',
  );
  await shelterCapacity.post(
    `/campaigns/${raceCampaign}/centres`,
    { centreId: raceCentre, name: 'Dix lits', units: [{ kind: 'families', beds: raceBeds }] },
    'open-race-centre',
  );
  for (const { agencyId, services, rank } of loadAgencies) {
    await referral.post(
      `/campaigns/${loadCampaign}/agencies`,
      { agencyId, name: agencyId, services, rank },
      `register-${agencyId}`,
    );
  }
  return startRounds(doors);
}

async function startRounds(doors: LoadDoors): Promise<ReadonlyMap<string, string>> {
  const rounds = new Map<string, string>();
  for (const campaignId of [loadCampaign, raceCampaign]) {
    for (const team of teams) {
      const body = { team, night, places: [] };
      const key = `round-${campaignId}-${team}`;
      const outcome = await doors.street(team).post(`/campaigns/${campaignId}/rounds`, body, key);
      if (outcome.kind !== 'acknowledged')
        throw new Error(`The round of ${team} could not be started: ${JSON.stringify(outcome)}`);
      rounds.set(`${campaignId}/${team}`, String(outcome.answer.roundId));
    }
  }
  return rounds;
}
