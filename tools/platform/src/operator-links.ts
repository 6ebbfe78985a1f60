/** A list of cases that an operator looks at often, as Temporal's list filter. */
export interface SavedView {
  name: string;
  query: string;
}

const openCases = "WorkflowType = 'personCase' AND ExecutionStatus = 'Running'";

/** The lists that operators work from; they search by the attributes that casework gives to its cases. */
export const savedViews: readonly SavedView[] = [
  { name: 'Open cases', query: openCases },
  { name: 'Cases needing attention', query: `${openCases} AND NeedsAttention = true` },
  { name: 'Waiting for an agency', query: `${openCases} AND Agency IS NOT NULL` },
  { name: 'Waiting for a bed too long', query: `${openCases} AND AttentionReason = 'waiting-too-long'` },
  { name: 'On the street tonight', query: `${openCases} AND Whereabouts = 'street'` },
  {
    name: 'Alerts needing attention',
    query: "WorkflowType = 'alertFollowUp' AND ExecutionStatus = 'Running' AND NeedsAttention = true",
  },
  // By the case's own status: Temporal's page shows "is not running" as "is running".
  { name: 'Closed cases', query: "WorkflowType = 'personCase' AND CaseStatus = 'closed'" },
];

/** The link that opens a case's card, on the page of its run. */
export function cardLink(uiUrl: string, namespace: string, caseId: string, runId: string): string {
  const path = ['namespaces', namespace, 'workflows', caseId, runId, 'user-metadata'];
  return new URL(`/${path.map(encodeURIComponent).join('/')}`, uiUrl).href;
}

/** The links that open these lists in Temporal's pages, and keep them there as saved views. */
export function operatorLinks(uiUrl: string, namespace: string): { name: string; url: string }[] {
  return savedViews.map(({ name, query }) => {
    const url = new URL(`/namespaces/${encodeURIComponent(namespace)}/workflows`, uiUrl);
    url.searchParams.set('query', query);
    url.searchParams.set('savedQuery', name);
    return { name, url: url.href };
  });
}
