/** A list of cases that an operator looks at often, as Temporal's list filter. */
export interface SavedView {
  name: string;
  query: string;
}

const openCases = "WorkflowType = 'personCase' AND ExecutionStatus = 'Running'";

/** The lists that operators work from. */
export const savedViews: readonly SavedView[] = [
  { name: 'Open cases', query: openCases },
  { name: 'Cases needing attention', query: `${openCases} AND IwaaAttention IS NOT NULL` },
  { name: 'Waiting for a referral', query: `${openCases} AND IwaaWaitingFor = 'referral'` },
];

/** The links that open these lists in Temporal's pages, and keep them there as saved views. */
export function operatorLinks(uiUrl: string, namespace: string): { name: string; url: string }[] {
  return savedViews.map(({ name, query }) => {
    const url = new URL(`/namespaces/${encodeURIComponent(namespace)}/workflows`, uiUrl);
    url.searchParams.set('query', query);
    url.searchParams.set('savedQuery', name);
    return { name, url: url.href };
  });
}
