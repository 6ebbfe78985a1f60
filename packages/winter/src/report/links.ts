import { operatorLinks } from '@iwaa/platform/operator-links';
import type { PlatformAddresses } from '@iwaa/platform/platform';
import type { WinterReport } from './winter-report.ts';

/** Where to look further: the operators' lists, one case that has much to show, and each service's page of its API. */
export function linksOf(addresses: PlatformAddresses, richest: string | undefined): WinterReport['links'] {
  const { engines, services, uiUrl } = addresses;
  const { namespace } = engines.temporal;
  const rich = richest
    ? [
        {
          label: `A case with a long way (${richest})`,
          url: `${uiUrl}/namespaces/${namespace}/workflows/${richest}`,
        },
      ]
    : [];
  return [
    ...operatorLinks(uiUrl, namespace).map(({ name, url }) => ({ label: name, url })),
    ...rich,
    ...Object.entries(services).map(([name, url]) => ({ label: `API of ${name}`, url: `${url}/docs` })),
  ];
}
