import type { Difference } from '@iwaa/proof-kit/check/difference';
import type { ErasedPerson } from '../actors/erase-people.ts';
import type { WinterDifferences } from '../report/words/winter-differences.ts';
import { type Check, toCheck } from './check.ts';

/** Whoever was erased is read and found by nobody, and the certificate says when the key was destroyed. */
export function checkErasures(erased: readonly ErasedPerson[]): Check {
  const check = toCheck(
    'erasures',
    'whoever was erased is read and found by nobody, and the certificate says when the key was destroyed',
    erased.length,
    erased.flatMap(differencesOf),
  );
  return erased.length === 0 ? { ...check, note: 'no case that was looked at was closed' } : check;
}

function differencesOf({
  caseId,
  keyDestroyedAt,
  isRead,
  isFound,
}: ErasedPerson): Difference<WinterDifferences>[] {
  return [
    ...(keyDestroyedAt === null ? [{ what: 'keyNotDestroyed', of: [caseId] } as const] : []),
    ...(isRead || isFound ? [{ what: 'erasedAndTold', of: [caseId] } as const] : []),
  ];
}
