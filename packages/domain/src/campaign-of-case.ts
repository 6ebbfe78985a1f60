/** The campaign of a case, by whose code the case's own begins. */
export function campaignOfCase(caseId: string): string {
  return caseId.slice(0, caseId.lastIndexOf('-'));
}
