import type { Bed, Stay } from '../domain/bed.ts';

/** A bed as the API tells it. */
export function toBed(bed: Bed) {
  if (bed.status === 'absent') throw new Error('A bed that a command was carried out on is not there');
  const { bedId, centreId, unit, overflow = false, status, hold, stay } = bed;
  return { bedId, centreId, unit, overflow, state: status, hold, stay: stay && toStay(stay) };
}

function toStay({ stayId, caseId, since, absence, passes }: Stay) {
  return {
    ...{ stayId, caseId, since, absence },
    passes: passes.flatMap(({ takenBack, ...pass }) => (takenBack ? [] : [pass])),
  };
}
