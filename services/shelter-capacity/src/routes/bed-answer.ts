import { checkOutReasonGivers, mayGive } from '@iwaa/contracts/givers';
import type { AddedBed, Bed, Stay } from '../domain/bed.ts';

/** A bed as the API tells it. */
export function toBed(bed: Bed) {
  if (bed.status === 'absent') throw new Error('A bed that a command was carried out on is not there');
  const { bedId, centreId, unit, overflow = false, status, hold, stay } = bed;
  const of = { bedId, centreId, unit, overflow, state: status };
  const held = hold && { ...hold, offered: hold.offer !== null };
  return { ...of, hold: held, stay: stay && toStay(stay), left: toLeft(bed) };
}

function toStay({ stayId, caseId, since, absence, passes }: Stay) {
  return {
    ...{ stayId, caseId, since, absence },
    passes: passes.flatMap(({ takenBack, ...pass }) => (takenBack ? [] : [pass])),
  };
}

/** The last check-out, where the desk recorded it and did not take it back. */
function toLeft({ recentStays }: AddedBed) {
  const [last] = recentStays;
  if (!last || last.mistake !== null || !mayGive(checkOutReasonGivers, last.reason, 'shelter-staff'))
    return null;
  const { stayId, caseId, night, reason } = last;
  return { stayId, caseId, night, reason };
}
