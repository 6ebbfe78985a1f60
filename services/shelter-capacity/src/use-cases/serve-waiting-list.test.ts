import { randomUUID } from 'node:crypto';
import { needIdentified, nightLevelDeclared } from '@iwaa/contracts/events/intake';
import { aFact } from '@iwaa/testing/facts';
import { expect, test } from '@jest/globals';
import { ShelterInMemory } from '../testing/shelter-in-memory.ts';

const provinceId = 'sidi-kacem';
const night = '2024-12-12';
const now = '2024-12-12T21:00:00.000Z';

/** A shelter with this many beds for men, of which the overflow ones are kept for cold nights. */
async function aShelter(usual: number, overflow: number): Promise<ShelterInMemory> {
  const shelter = new ShelterInMemory(
    () => new Date(now),
    async () => undefined,
  );
  for (let number = 1; number <= usual + overflow; number += 1) {
    const bed = { bedId: `centre.men-00${number}`, centreId: 'centre', provinceId, unit: 'men' } as const;
    await shelter.beds.execute(bed.bedId, { type: 'add-bed', ...bed, overflow: number > usual });
  }
  return shelter;
}

function aNeed(campaignId: string, number: number) {
  const caseId = `${campaignId}-0000${number}`;
  return aFact(
    needIdentified,
    {
      ...{ caseId, campaignId, needId: randomUUID(), kind: 'shelter', night, consent: null },
      shelter: { unit: 'men', priority: 4, onStreetSince: null },
    },
    { subject: `person/${caseId}`, sequence: 2, time: `2024-12-12T20:0${number}:00.000Z` },
  );
}

test('who waits by a campaign whose night opens no overflow beds keeps nobody of another campaign from one', async () => {
  const shelter = await aShelter(0, 1);
  await shelter.react(aNeed('SK-2425', 1));
  await shelter.react(aNeed('MB-2425', 2));
  const cold = { campaignId: 'MB-2425', provinceId, night, level: 'cold' } as const;
  await shelter.react(aFact(nightLevelDeclared, cold, { subject: 'campaign/MB-2425', sequence: 2 }));
  expect(shelter.allBeds().map(({ holder }) => holder)).toEqual(['MB-2425-00002']);
  expect(shelter.allWaiting().map(({ caseId }) => caseId)).toEqual(['SK-2425-00001']);
});

test('whoever waits longest gets the usual bed, by whichever campaign, though it is a cold night for those behind', async () => {
  const shelter = await aShelter(0, 0);
  const cold = { campaignId: 'MB-2425', provinceId, night, level: 'cold' } as const;
  await shelter.react(aFact(nightLevelDeclared, cold, { subject: 'campaign/MB-2425', sequence: 2 }));
  await shelter.react(aNeed('SK-2425', 1));
  await shelter.react(aNeed('MB-2425', 2));
  const bed = { bedId: 'centre.men-001', centreId: 'centre', provinceId, unit: 'men' } as const;
  await shelter.beds.execute(bed.bedId, { type: 'add-bed', ...bed, overflow: false });
  for (const fact of [...shelter.told]) await shelter.react(fact);
  expect(shelter.allBeds().map(({ holder }) => holder)).toEqual(['SK-2425-00001']);
  expect(shelter.allWaiting().map(({ caseId }) => caseId)).toEqual(['MB-2425-00002']);
});
