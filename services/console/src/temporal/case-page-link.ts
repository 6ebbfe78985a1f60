/**
 * Where Temporal's pages show a case: its card, or, where its run is not known, whatever they show first of a workflow.
 * @param runId of the case's workflow; null where it is not known.
 */
export function casePageLink(uiUrl: string, namespace: string, caseId: string, runId: string | null): string {
  const path = [
    'namespaces',
    namespace,
    'workflows',
    caseId,
    ...(runId === null ? [] : [runId, 'user-metadata']),
  ];
  return new URL(`/${path.map(encodeURIComponent).join('/')}`, uiUrl).href;
}
