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
  return [
    { to: 'console', name: 'console', url: console },
    ...operatorLinks(uiUrl, namespace).map(({ name, url }) => ({ to: 'list', name, url }) as const),
    ...(richest
      ? [
          {
            to: 'case',
            name: richest.caseId,
            url: cardLink(uiUrl, namespace, richest.caseId, richest.runId),
          } as const,
        ]
      : []),
    ...Object.entries(services).map(([name, url]) => ({ to: 'api', name, url: `${url}/docs` }) as const),
  ];
}
