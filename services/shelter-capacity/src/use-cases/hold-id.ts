import { derivedId } from '@iwaa/service-kit/derived-id';
import type { KnownCase } from '../domain/known-case.ts';

/**
 * The one hold that a need can have: whichever way it comes about, it has this name. Where the need lost a hold because its
 * bed broke, the next one is named after that, so that no two beds ever have a hold of the same name.
 */
export function holdIdOf(needId: string, { lostHolds }: Pick<KnownCase, 'lostHolds'>): string {
  let holdId = derivedId(needId, 'hold');
  while (lostHolds.includes(holdId)) holdId = derivedId(holdId, 'hold');
  return holdId;
}
