import { durationMs } from '@iwaa/contracts/duration';
import { defaultNightLevels, type LevelEffect, type LevelEffects } from '@iwaa/contracts/night-levels';
import type { Deadlines, NightDeadlineKind, NightLevel } from '@iwaa/contracts/vocabulary';

/** A campaign, as much of it as says what a cold night changes. */
export interface CampaignLevels {
  readonly deadlines: Deadlines;
  /** What each level does; campaigns that were declared before there were levels lack it. */
  readonly nightLevels?: LevelEffects | undefined;
  /** The levels that the committee has declared, by their nights. */
  readonly levels: Readonly<Record<string, NightLevel>>;
}

/** How cold a night is; normal where nothing was declared. */
export function levelOf({ levels }: Pick<CampaignLevels, 'levels'>, night: string): NightLevel {
  return levels[night] ?? 'normal';
}

/** Whether beds that are kept for cold nights may be held on a night. */
export function opensOverflow(campaign: Omit<CampaignLevels, 'deadlines'>, night: string): boolean {
  return effectOn(campaign, night)?.opensOverflow ?? false;
}

/** Whether nobody loses a bed on a night for being absent. */
export function restsSanctions(campaign: Omit<CampaignLevels, 'deadlines'>, night: string): boolean {
  return effectOn(campaign, night)?.restsSanctions ?? false;
}

/** How long something may take on a night, as an ISO-8601 duration: a level shortens what the campaign allows, and never lengthens it. */
export function deadlineOn(campaign: CampaignLevels, night: string, kind: NightDeadlineKind): string {
  const usual = campaign.deadlines[kind];
  const ofNight = effectOn(campaign, night)?.deadlines[kind];
  return ofNight !== undefined && durationMs(ofNight) < durationMs(usual) ? ofNight : usual;
}

function effectOn(
  { levels, nightLevels = defaultNightLevels }: Omit<CampaignLevels, 'deadlines'>,
  night: string,
): LevelEffect | undefined {
  const level = levelOf({ levels }, night);
  return level === 'normal' ? undefined : nightLevels[level];
}
