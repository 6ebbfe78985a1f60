import { cardLink, operatorLinks } from '@iwaa/platform/operator-links';
import type { PlatformAddresses } from '@iwaa/platform/platform';
import type { CaseInTemporal } from '@iwaa/proof-kit/temporal/cases-in-temporal';
import type { WinterReport } from './winter-report.ts';

/** Where to look further: the operators' lists, one case that has much to show, and each service's page of its API. */
export function linksOf(
  addresses: PlatformAddresses,
  richest: Pick<CaseInTemporal, 'caseId' | 'runId'> | undefined,
): WinterReport['links'] {
  const { console, engines, services, uiUrl } = addresses;
  const { namespace } = engines.temporal;
  const rich = richest
    ? [
        {
          label: `A case with a long way (${richest.caseId})`,
          url: cardLink(uiUrl, namespace, richest.caseId, richest.runId),
        },
      ]
    : [];
  return [
    { label: 'The console', url: console },
    ...operatorLinks(uiUrl, namespace).map(({ name, url }) => ({ label: name, url })),
    ...rich,
    ...Object.entries(services).map(([name, url]) => ({ label: `API of ${name}`, url: `${url}/docs` })),
  ];
}
