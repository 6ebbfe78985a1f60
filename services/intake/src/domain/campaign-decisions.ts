import type { Decision } from '@iwaa/contracts/decision';
import { defaultNightLevels, type LevelEffects } from '@iwaa/contracts/night-levels';
import {
  type CampaignChangeReason,
  type DeadlineKind,
  type Deadlines,
  deadlineKinds,
  type NightLevel,
} from '@iwaa/contracts/vocabulary';
import { levelOfNight } from '@iwaa/domain/cold-nights';
import { isOfCampaign, isOver } from '@iwaa/domain/night';
import { isTimeZone } from '@iwaa/domain/time-zone';
import type { Campaign, CampaignEvent, CampaignTerms } from './campaign.ts';

/** What may be otherwise in a campaign that runs; its city and time zone are what its nights were counted by. */
export type CampaignChange = {
  [Term in 'startsOn' | 'endsOn' | 'language' | 'followUpVisits' | 'partners']?:
    | CampaignTerms[Term]
    | undefined;
} & {
  deadlines?: { [Kind in keyof Deadlines]?: string | undefined } | undefined;
  nightLevels?: { [Level in keyof LevelEffects]?: LevelEffects[Level] | undefined } | undefined;
};

export type CampaignCommand =
  | { type: 'declare-campaign'; terms: CampaignTerms }
  | { type: 'change-campaign'; change: CampaignChange; reason: CampaignChangeReason }
  | { type: 'end-campaign' }
  /** `at`: now, ISO-8601. */
  | { type: 'declare-night-level'; night: string; level: NightLevel; at: string };

export type CampaignRefusal =
  | 'campaign-unknown'
  | 'campaign-already-declared'
  | 'campaign-ended'
  | 'campaign-ends-before-it-starts'
  | 'campaign-too-long'
  | 'unknown-time-zone'
  | 'night-outside-campaign'
  | 'night-over';

/**
 * Judges a command on a campaign. Declaring it, or a night's level, again the same way, changing nothing, and ending it again
 * decide nothing.
 */
export function decide(
  campaign: Campaign,
  command: CampaignCommand,
): Decision<CampaignEvent, CampaignRefusal> {
  switch (command.type) {
    case 'declare-campaign': {
      const { terms } = command;
      if (campaign.terms) return isSame(campaign.terms, terms) ? [] : 'campaign-already-declared';
      const objection = datesObjection(terms);
      if (objection) return objection;
      if (!isTimeZone(terms.timeZone)) return 'unknown-time-zone';
      return [{ type: 'iwaa.intake.campaign-declared.v1', data: terms }];
    }
    case 'change-campaign': {
      if (!campaign.terms) return 'campaign-unknown';
      if (campaign.ended) return 'campaign-ended';
      const terms = changed(campaign.terms, command.change);
      if (isSame(campaign.terms, terms)) return [];
      const objection = datesObjection(terms);
      if (objection) return objection;
      return [{ type: 'iwaa.intake.campaign-changed.v1', data: { ...terms, reason: command.reason } }];
    }
    case 'end-campaign': {
      if (!campaign.terms) return 'campaign-unknown';
      if (campaign.ended) return [];
      const { campaignId, provinceId } = campaign.terms;
      return [{ type: 'iwaa.intake.campaign-ended.v1', data: { campaignId, provinceId } }];
    }
    case 'declare-night-level':
      return declareNightLevel(campaign, command);
    default:
      return command satisfies never;
  }
}

function declareNightLevel(
  campaign: Campaign,
  { night, level, at }: Extract<CampaignCommand, { type: 'declare-night-level' }>,
): Decision<CampaignEvent, CampaignRefusal> {
  if (!campaign.terms) return 'campaign-unknown';
  if (campaign.ended) return 'campaign-ended';
  if (!isOfCampaign(campaign.terms, night)) return 'night-outside-campaign';
  if (levelOfNight(campaign, night) === level) return [];
  if (isOver(campaign.terms, night, at)) return 'night-over';
  const { campaignId, provinceId } = campaign.terms;
  return [{ type: 'iwaa.intake.night-level-declared.v1', data: { campaignId, provinceId, night, level } }];
}

/** A campaign is one winter's programme; whatever runs for longer is declared again for the next. */
const mostNights = 366;

function datesObjection({ startsOn, endsOn }: CampaignTerms): CampaignRefusal | undefined {
  if (endsOn < startsOn) return 'campaign-ends-before-it-starts';
  const nights = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1;
  return nights > mostNights ? 'campaign-too-long' : undefined;
}

/** A term that the change does not speak of stays as it is. */
function changed(terms: CampaignTerms, change: CampaignChange): CampaignTerms {
  const { startsOn, endsOn, language, followUpVisits, partners, nightLevels } = change;
  const levels = terms.nightLevels ?? defaultNightLevels;
  return {
    ...terms,
    startsOn: startsOn ?? terms.startsOn,
    endsOn: endsOn ?? terms.endsOn,
    language: language ?? terms.language,
    followUpVisits: followUpVisits ?? terms.followUpVisits,
    partners: partners === undefined ? terms.partners : partners,
    deadlines: mapDeadlines((kind) => change.deadlines?.[kind] ?? terms.deadlines[kind]),
    nightLevels: {
      cold: nightLevels?.cold ?? levels.cold,
      severe: nightLevels?.severe ?? levels.severe,
    },
  };
}

function mapDeadlines(durationOf: (kind: DeadlineKind) => string): Deadlines {
  return Object.fromEntries(deadlineKinds.map((kind) => [kind, durationOf(kind)])) as Deadlines;
}

function isSame(one: CampaignTerms, other: CampaignTerms): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

/** Storage may give fields back in another order than a request had them. */
function ordered({ nightLevels = defaultNightLevels, ...terms }: CampaignTerms): unknown {
  return inOrder({ ...terms, nightLevels });
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return fields.map(([name, field]) => [name, inOrder(field)]).sort(([a], [b]) => (`${a}` < `${b}` ? -1 : 1));
}
