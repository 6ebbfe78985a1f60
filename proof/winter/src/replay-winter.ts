import { setUpCampaign } from '@iwaa/proof-kit/set-up-campaign';
import { lookAtAlerts, raiseAlerts } from './actors/alerts.ts';
import { campaignPlanOf, closeLost, declareLevel } from './actors/committee.ts';
import { judgeDuplicates } from './actors/duplicates.ts';
import { checkOutByMistake } from './actors/mistakes.ts';
import { moveSome } from './actors/moves.ts';
import { callRolls } from './actors/roll-calls.ts';
import { letLeave, receive } from './actors/shelter-staff.ts';
import { correct, listen } from './actors/social-worker.ts';
import { goOut } from './actors/street-team.ts';
import type { WinterContext } from './actors/winter-context.ts';
import type { AcknowledgedContact } from './check/check-contacts.ts';
import type { PlannedNight, WinterPlan } from './plan/winter-plan.ts';

/** What is told while the winter runs. */
export interface NightProgress {
  readonly night: PlannedNight;
  readonly number: number;
  readonly of: number;
  readonly contacts: number;
  readonly checkedIn: number;
  /** Set when the night is over. */
  readonly ms: number | undefined;
}

export interface ReplayedWinter {
  readonly acknowledged: readonly AcknowledgedContact[];
  readonly nightsMs: number;
}

/**
 * Lives the winter night by night: the committee declares a cold one, people leave their beds, the desk makes mistakes and takes them back, and moves some to other beds, what is told of people outside is written down, the teams go out and look, the centre receives whoever comes, the social
 * worker listens, the roll is called. A night is over when all its contacts are recorded, its people are in bed, and it is known who is not.
 */
export async function replayWinter(
  context: WinterContext,
  plan: WinterPlan,
  tell: (progress: NightProgress) => void,
): Promise<ReplayedWinter> {
  await setUpCampaign(context.clients.committee, campaignPlanOf(context, plan), context.key);
  const began = performance.now();
  const acknowledged: AcknowledgedContact[] = [];
  for (const [index, night] of plan.nights.entries()) {
    const nightBegan = performance.now();
    const progress = (contacts: number, checkedIn: number, ms?: number): void =>
      tell({ night, number: index + 1, of: plan.nights.length, contacts, checkedIn, ms });
    progress(0, 0);
    await declareLevel(context, night);
    await letLeave(context, night);
    await checkOutByMistake(context, night);
    await moveSome(context, night);
    await raiseAlerts(context, night);
    // Before anybody goes out: whom they meet is who goes on.
    await judgeDuplicates(context, night);
    const [met] = await Promise.all([
      goOut(context, night),
      listen(context, night),
      correct(context, night),
      closeLost(context, night),
    ]);
    acknowledged.push(...met);
    await lookAtAlerts(context, night);
    progress(met.length, 0);
    await receive(context, night, (checkedIn) => progress(met.length, checkedIn));
    await callRolls(context, night);
    progress(met.length, night.arriving.length, performance.now() - nightBegan);
  }
  return { acknowledged, nightsMs: performance.now() - began };
}
