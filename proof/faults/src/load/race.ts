import pMap from 'p-map';
import type { LoadContext } from './load-context.ts';
import { raceCampaign, racers, teams } from './load-plan.ts';
import { recordContact } from './street-teams.ts';

/** A hundred people ask for ten beds at once. */
export async function race(context: LoadContext): Promise<void> {
  await pMap(
    Array.from({ length: racers }).keys(),
    async (number) => {
      const team = teams[number % teams.length] ?? teams[0];
      const place = `${context.run}-racer-${number}`;
      await recordContact(context, raceCampaign, team, {
        person: {
          identity: { nickname: `Famille ${number}` },
          profile: { unit: 'families', ageGroup: '18-64', withChildren: true },
        },
        place,
        needs: ['shelter'],
        consents: [{ purpose: 'referral' }],
      });
    },
    { concurrency: 20 },
  );
}
