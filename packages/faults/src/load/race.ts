import { inTurn } from '@iwaa/winter/players/in-turn';
import { raceCampaign, racers, teams } from './cast.ts';
import type { LoadStage } from './stage.ts';
import { contactEffect } from './street-teams.ts';

/** A hundred people ask for ten beds at once. */
export async function race(stage: LoadStage): Promise<void> {
  await inTurn(Array.from({ length: racers }).keys(), 20, async (number) => {
    const team = teams[number % teams.length] ?? teams[0];
    const place = `${stage.run}-racer-${number}`;
    const body = {
      person: {
        identity: { nickname: `Famille ${number}` },
        profile: { unit: 'families', ageGroup: '18-64', withChildren: true },
      },
      place,
      needs: ['shelter'],
      consents: [{ purpose: 'referral' }],
    };
    const roundId = stage.rounds.get(`${raceCampaign}/${team}`);
    await stage.doors
      .street(team)
      .post(`/rounds/${roundId}/contacts`, body, `${place}.contact`, contactEffect(place));
  });
}
