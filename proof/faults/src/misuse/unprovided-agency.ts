import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { referralRoutes } from '@iwaa/contracts/routes/referral';
import { agencyReferralsTopic } from '@iwaa/contracts/topology';
import { waitUntil } from '@iwaa/engines/process/wait-until';
import { readToEnd } from '@iwaa/proof-kit/kafka/read-to-end';
import { setUpCampaign } from '@iwaa/proof-kit/set-up-campaign';
import type { Surroundings } from '../faults/surroundings.ts';
import { loadDeadlines, night } from '../load/load-plan.ts';
import { misuseClient } from './misuse-client.ts';

const team = 'north';
const waiting = { everyMs: 500, timeoutMs: 60_000 };

/**
 * An agency is registered and nobody provides its topic. Its referrals wait, everybody else's go on, and when the topic is
 * provided they are there.
 */
export async function unprovidedAgency(around: Surroundings, name: string): Promise<string[]> {
  const campaignId = campaignOf(name);
  const agencyId = `not-provided-${name}`;
  const provinceId = agencyId;
  const committee = {
    ...({ subject: 'committee', role: 'committee' } as const),
    provinces: [provinceId],
    campaigns: [campaignId],
  };
  const referral = misuseClient(around, 'referral', committee);
  await setUpCampaign(
    {
      intake: misuseClient(around, 'intake', committee),
      shelterCapacity: misuseClient(around, 'shelter-capacity', committee),
      referral,
    },
    {
      provinceId,
      campaignId,
      startsOn: night,
      endsOn: '2026-02-28',
      deadlines: { ...loadDeadlines, referralAnswer: 'PT2H' },
      followUpVisits: ['PT1H'],
      centres: [],
      agencies: [{ agencyId, name: agencyId, services: ['health'], rank: 1 }],
    },
    (...words) => [name, ...words].join('.'),
  );
  const caseId = await meet(around, campaignId, name);
  const isAsked = async (): Promise<boolean> =>
    (await referral.call(referralRoutes.listReferrals, { query: { caseId } })).items.length > 0;
  if (!(await waitUntil(isAsked, waiting))) return [`the case ${caseId} has no referral`];

  await around.platform.addAgency(agencyId);
  const isThere = async (): Promise<boolean> => {
    let found = 0;
    await readToEnd(around.kafka, [agencyReferralsTopic(agencyId)], 'faults', () => {
      found += 1;
    });
    return found > 0;
  };
  return (await waitUntil(isThere, waiting))
    ? []
    : [`the referral of ${caseId} is not on the topic of ${agencyId} after it was provided`];
}

async function meet(around: Surroundings, campaignId: string, name: string): Promise<string> {
  const who = { subject: `street-${team}`, role: 'street-team', campaigns: [campaignId], team } as const;
  const street = misuseClient(around, 'intake', who);
  const { roundId } = await street.call(intakeRoutes.startRound, {
    params: { campaignId },
    body: { team, night },
    key: `${name}.round`,
  });
  const { caseId } = await street.call(intakeRoutes.recordContact, {
    params: { roundId },
    body: {
      person: { identity: {}, profile: { unit: 'men', ageGroup: '18-64' } },
      place: `${name}-not-provided`,
      needs: ['health'],
      consents: [{ purpose: 'referral' }],
    },
    key: `${name}.contact`,
  });
  return caseId;
}

/** A campaign of its own for each time: `NP` and two letters, by the number that a name ends in. */
function campaignOf(name: string): string {
  const number = Number(name.slice(name.lastIndexOf('-') + 1));
  const letter = (of: number): string => String.fromCharCode(65 + (of % 26));
  return `NP${letter(Math.floor(number / 26))}${letter(number)}-2526`;
}
