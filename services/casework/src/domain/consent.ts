import { isConsented } from '@iwaa/domain/consent';
import type { CaseFile } from './case-file.ts';

/** Whether the person agrees, at this time (ms since 1970), that some agency learns of them. */
export function consentsToReferral(file: CaseFile, now: number): boolean {
  return isConsented(file.consents, { purpose: 'referral' }, new Date(now).toISOString());
}
