const halfADay = 12 * 3_600_000;

export interface CampaignDates {
  startsOn: string;
  endsOn: string;
  timeZone: string;
}

/** The night at an instant (ISO-8601): it is named by the date on which it begins, and ends at noon of the next day. */
export function nightAt(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(Date.parse(at) - halfADay);
}

/**
 * The night on which a reaction acts, where no person says it: tonight, but never before `earliest`. Outside the campaign's
 * dates, as in a rehearsal of a past winter, the clock says nothing about its nights and `earliest` is taken.
 */
export function nightOfReaction(dates: CampaignDates, at: string, earliest: string): string {
  const tonight = nightAt(at, dates.timeZone);
  const within = tonight >= dates.startsOn && tonight <= dates.endsOn;
  return within && tonight > earliest ? tonight : earliest;
}
