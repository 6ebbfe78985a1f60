import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { alertSigns, alertSources, type LookResult } from '@iwaa/contracts/vocabulary';
import type { PlannedNight } from '../plan/winter-plan.ts';
import { places, teams } from './campaign.ts';
import type { WinterContext } from './winter-context.ts';

/** People who are seen outside and told of, each night. */
const raisedEachNight = 3;

/** The social worker writes down what is told by telephone before the teams go out. */
export async function raiseAlerts(
  { campaign, clients, key }: WinterContext,
  { night }: PlannedNight,
): Promise<void> {
  for (let number = 0; number < raisedEachNight; number += 1) {
    await clients.socialWorker.intake.call(intakeRoutes.raiseAlert, {
      params: { campaignId: campaign.campaignId },
      body: {
        place: places[number % places.length] ?? places[0],
        seenAt: `${night}T18:30:00.000Z`,
        signs: [alertSigns[number % alertSigns.length] ?? alertSigns[0]],
        people: number + 1,
        source: alertSources[number % alertSources.length] ?? alertSources[0],
      },
      key: key('alert', night, number),
    });
  }
}

/** The teams look at what is still open, those of earlier nights too, and go past some of them. */
export async function lookAtAlerts(
  { campaign, clients, key }: WinterContext,
  { night }: PlannedNight,
): Promise<void> {
  const { campaignId } = campaign;
  const [team = teams[0]] = teams;
  const client = clients.streetTeam(team);
  const rounds = await client.call(intakeRoutes.listRounds, {
    params: { campaignId },
    query: { night, team, limit: 1 },
  });
  const [round] = rounds.items;
  if (!round) throw new Error(`The team ${team} was on no round on ${night}`);
  const { items } = await client.call(intakeRoutes.listAlerts, {
    params: { campaignId },
    query: { open: 'true', limit: 1000 },
  });
  for (const { alertId } of items) {
    const result = foundAt(alertId);
    if (result === undefined) continue;
    await client.call(intakeRoutes.recordLook, {
      params: { alertId },
      body: { roundId: round.roundId, result },
      key: key('look', alertId, night),
    });
  }
}

/** What is found at an alert, by its number: a sixth is never looked at, and at a third nobody is there, on any night. */
function foundAt(alertId: string): LookResult | undefined {
  const number = Number(alertId.slice(alertId.lastIndexOf('-') + 1));
  return ([undefined, 'found', 'not-found', 'already-known', 'found', 'not-found'] as const)[number % 6];
}

/** How many alerts nobody has answered and the committee has not been told of. */
export async function unansweredAlerts({ campaign, clients }: WinterContext): Promise<number> {
  const { items } = await clients.committee.intake.call(intakeRoutes.listAlerts, {
    params: { campaignId: campaign.campaignId },
    query: { open: 'true', escalated: 'false', limit: 1000 },
  });
  return items.length;
}
