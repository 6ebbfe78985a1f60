import type { AcknowledgedContact } from './check/check-contacts.ts';
import type { PlannedNight, WinterPlan } from './plan/winter-plan.ts';
import { closeLost, setUpCampaign } from './players/committee.ts';
import { letLeave, receive } from './players/shelter-staff.ts';
import { listen } from './players/social-worker.ts';
import type { Stage } from './players/stage.ts';
import { goOut } from './players/street-team.ts';

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

export interface LivedWinter {
  readonly acknowledged: readonly AcknowledgedContact[];
  readonly nightsMs: number;
}

/**
 * Lives the winter night by night: people leave their beds, the teams go out, the centre receives whoever comes, the social
 * worker listens. A night is over when all its contacts are recorded and all its people are in bed.
 */
export async function liveWinter(
  stage: Stage,
  plan: WinterPlan,
  tell: (progress: NightProgress) => void,
): Promise<LivedWinter> {
  await setUpCampaign(stage, plan);
  const began = performance.now();
  const acknowledged: AcknowledgedContact[] = [];
  for (const [index, night] of plan.nights.entries()) {
    const nightBegan = performance.now();
    const progress = (contacts: number, checkedIn: number, ms?: number): void =>
      tell({ night, number: index + 1, of: plan.nights.length, contacts, checkedIn, ms });
    progress(0, 0);
    await letLeave(stage, night);
    const [met] = await Promise.all([goOut(stage, night), listen(stage, night), closeLost(stage, night)]);
    acknowledged.push(...met);
    progress(met.length, 0);
    await receive(stage, night, (checkedIn) => progress(met.length, checkedIn));
    progress(met.length, night.arriving.length, performance.now() - nightBegan);
  }
  return { acknowledged, nightsMs: performance.now() - began };
}
