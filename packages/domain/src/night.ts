import { clockSkewMs } from './clock-skew.ts';

/**
 * A night is named by the date on which it begins, such as `2024-12-12`: it runs from 18:00 to 12:00 of the next day in the
 * time zone of its campaign. The afternoon before belongs to it, since teams and centres make ready for it then.
 */
export interface CampaignNights {
  /** The first and the last night. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** A name of the IANA list. Its offset may change within a campaign: Morocco leaves UTC+1 for Ramadan. */
  readonly timeZone: string;
}

/** Why a night can't be the one that somebody names. */
export type NightRefusal = 'night-outside-campaign' | 'night-not-yet';

/** Where one night ends and the next may be spoken of. */
const noon = 12;

/** The calendar day (`YYYY-MM-DD`) of an instant (ISO-8601) in a time zone. */
export function dayAt(at: string, timeZone: string): string {
  return local(Date.parse(at), timeZone).day;
}

/** The calendar day (`YYYY-MM-DD`) so many days before another, which may be the name of a night. */
export function daysBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}

/** The night of an instant (ISO-8601): the one that runs, or in the afternoon the one that is about to begin. */
export function nightAt(at: string, timeZone: string): string {
  const { day, hour } = local(Date.parse(at), timeZone);
  return hour < noon ? daysBefore(day, 1) : day;
}

/** Whether a night belongs to a campaign. */
export function isOfCampaign(
  { startsOn, endsOn }: Pick<CampaignNights, 'startsOn' | 'endsOn'>,
  night: string,
): boolean {
  return startsOn <= night && night <= endsOn;
}

/** Whether a night has come by an instant (ISO-8601); a few minutes of difference between clocks are allowed. */
export function hasCome(night: string, at: string, timeZone: string): boolean {
  return night <= nightAt(new Date(Date.parse(at) + clockSkewMs).toISOString(), timeZone);
}

/**
 * What speaks against a night that a person or a program names, at an instant (ISO-8601): it is none of the campaign, or it
 * has not come yet. What it must fit besides, a hold or a stay, whoever has that judges.
 */
export function nightRefusal(campaign: CampaignNights, night: string, at: string): NightRefusal | undefined {
  if (!isOfCampaign(campaign, night)) return 'night-outside-campaign';
  return hasCome(night, at, campaign.timeZone) ? undefined : 'night-not-yet';
}

/**
 * Whether a night of a campaign is over at an instant (ISO-8601). Outside the campaign's dates, as in a rehearsal of a past
 * winter, the clock says nothing about its nights, and none is over.
 */
export function isOver(campaign: CampaignNights, night: string, at: string): boolean {
  const tonight = nightAt(at, campaign.timeZone);
  return isOfCampaign(campaign, tonight) && night < tonight;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** One format a zone: making one costs far more than using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}

/** @throws RangeError for an instant or a time zone that is none. */
function local(ms: number, timeZone: string): { day: string; hour: number } {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  return {
    day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    hour: Number(parts.get('hour')),
  };
}
