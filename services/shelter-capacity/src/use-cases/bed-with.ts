import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import type { AddedBed, Bed } from '../domain/bed.ts';
import type { Beds } from '../store/beds.ts';

/**
 * The bed in which a hold or a stay is, as this process wrote it last: whose campaign they are never changes. Where that
 * bed does not have them, the bed as it is stored; undefined where it is not within the scope.
 */
export async function bedWith(
  beds: Pick<Beds, 'lastKnown' | 'find'>,
  scope: ActorScope,
  bedId: string,
  isIn: (bed: AddedBed) => boolean,
): Promise<AddedBed | undefined> {
  const known = added((await beds.lastKnown(bedId, scope))?.state);
  return known && isIn(known) ? known : added((await beds.find(bedId, scope))?.state);
}

function added(bed: Bed | undefined): AddedBed | undefined {
  return bed && bed.status !== 'absent' ? bed : undefined;
}
