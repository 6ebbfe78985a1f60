import type { declareCampaign } from '@iwaa/contracts/http/intake';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import type { z } from 'zod';
import type { Surroundings } from '../faults/surroundings.ts';
import { loadProvince } from '../load/load-plan.ts';
import { misuseClient, unlessRefused } from './misuse-client.ts';

const campaignId = 'AB-2526';

/** Each of them would stop a timer, fill a calendar or close what was just opened. */
const absurd: Readonly<Record<string, Partial<z.input<typeof declareCampaign>>>> = {
  'a wait of two million years': { deadlines: { waitingForBed: 'P100000000W' } },
  'a hold of no time': { deadlines: { bedHold: 'PT0S' } },
  'a wait beyond what a date can hold': { deadlines: { referralAnswer: `P${'9'.repeat(15)}D` } },
  'a severe night on which nobody is held a bed': {
    nightLevels: { severe: { deadlines: { bedHold: 'PT0S' } } },
  },
  'years instead of days': { deadlines: { followUpGrace: 'P1Y' } },
  'a visit after a thousand years': { followUpVisits: ['P52000W'] },
  'a campaign of ten thousand years': { startsOn: '0001-01-01', endsOn: '9999-12-31' },
  'an end before the beginning': { startsOn: '2026-02-28', endsOn: '2025-12-12' },
  'an offset for a time zone': { timeZone: '+01:00' },
};

/** Campaigns that nobody can mean are refused. */
export async function absurdCampaigns(around: Surroundings, name: string): Promise<string[]> {
  const who = {
    ...({ subject: 'committee', role: 'committee' } as const),
    provinces: [loadProvince],
    campaigns: [campaignId],
  };
  const intake = misuseClient(around, 'intake', who);
  const plain = { campaignId, city: 'Sidi Kacem', startsOn: '2025-12-12', endsOn: '2026-02-28' };
  const differences: string[] = [];
  for (const [index, [what, wrong]] of Object.entries(absurd).entries()) {
    const body = { ...plain, ...wrong };
    const sending = intake.call(intakeRoutes.declareCampaign, {
      params: { provinceId: loadProvince },
      body,
      key: `${name}.absurd.${index}`,
    });
    differences.push(...(await unlessRefused(what, sending)));
  }
  return differences;
}
