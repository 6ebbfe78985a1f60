import type { Decision } from '@iwaa/contracts/decision';
import type { EventOf } from '@iwaa/contracts/event';
import type { campaignDeclared } from '@iwaa/contracts/events/intake';

export type CampaignEvent = EventOf<typeof campaignDeclared>;
export type Declaration = CampaignEvent['data'];

/** What was declared, or null before that. Nothing changes a campaign afterwards. */
export interface Campaign {
  declaration: Declaration | null;
}
export const newCampaign: Campaign = { declaration: null };

export type CampaignCommand = { type: 'declare-campaign'; declaration: Declaration };
export type CampaignRefusal =
  | 'campaign-already-declared'
  | 'campaign-ends-before-it-starts'
  | 'unknown-time-zone';

/** Declaring the same campaign again decides nothing; declaring it otherwise is refused. */
export function decide(
  campaign: Campaign,
  command: CampaignCommand,
): Decision<CampaignEvent, CampaignRefusal> {
  const { declaration } = command;
  if (campaign.declaration)
    return sameDeclaration(campaign.declaration, declaration) ? [] : 'campaign-already-declared';
  if (declaration.endsOn < declaration.startsOn) return 'campaign-ends-before-it-starts';
  if (!isTimeZone(declaration.timeZone)) return 'unknown-time-zone';
  return [{ type: 'iwaa.intake.campaign-declared.v1', data: declaration }];
}

export function evolve(_campaign: Campaign, event: CampaignEvent): Campaign {
  return { declaration: event.data };
}

/** Whether a night, named by its date, belongs to a campaign. */
export function hasNight(campaign: Pick<Declaration, 'startsOn' | 'endsOn'>, night: string): boolean {
  return campaign.startsOn <= night && night <= campaign.endsOn;
}

function sameDeclaration(one: Declaration, other: Declaration): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

/** Storage may give fields back in another order than a request had them. */
function ordered(declaration: Declaration): unknown[] {
  const { deadlines, ...rest } = declaration;
  return [deadlines, rest].map((fields) => Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
