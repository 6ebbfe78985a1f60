import type { CaseFile } from './case-file.ts';

/** Whether the person agrees, at this time (ms since 1970), that a need may be passed on to an agency. */
export function consentsToReferral(file: CaseFile, now: number): boolean {
  const consent = file.referralConsent;
  return consent?.given === true && (consent.until === null || Date.parse(consent.until) > now);
}
