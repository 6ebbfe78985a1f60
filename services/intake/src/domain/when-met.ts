import { isAhead } from '@iwaa/domain/clock-skew';
import { nightAt } from '@iwaa/domain/night';

/** Why a contact can't have happened when it is said to have. */
export type WhenMetRefusal = 'contact-outside-night' | 'contact-not-yet';

/**
 * When a contact happened (ISO-8601): as it is stated, else now where the night of its round still runs, else unknown.
 * @param stated by the team, whose phone may have had no network since then.
 * @param at when it is recorded.
 */
export function whenMet(
  stated: string | undefined,
  { night, timeZone, at }: { readonly night: string; readonly timeZone: string; readonly at: string },
): { readonly happenedAt: string | null } | WhenMetRefusal {
  if (stated === undefined) return { happenedAt: nightAt(at, timeZone) === night ? at : null };
  if (nightAt(stated, timeZone) !== night) return 'contact-outside-night';
  if (isAhead(stated, at)) return 'contact-not-yet';
  return { happenedAt: new Date(Math.min(Date.parse(stated), Date.parse(at))).toISOString() };
}
