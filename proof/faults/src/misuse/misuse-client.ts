import type { ServiceName } from '@iwaa/contracts/vocabulary';
import type { TokenRequest } from '@iwaa/issuer/issuer';
import { keepToken } from '@iwaa/proof-kit/http/keep-token';
import { retryUntilHeard } from '@iwaa/proof-kit/set-up-campaign';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import { createServiceClient, type ServiceClient } from '@iwaa/service-client/service-client';
import type { Surroundings } from '../faults/surroundings.ts';

/** A client for what is done wrongly: it retries while a part of the platform is away, and is not journalled. */
export function misuseClient(
  { platform }: Surroundings,
  service: ServiceName,
  who: Omit<TokenRequest, 'expiresIn'>,
): ServiceClient {
  return createServiceClient({
    url: platform.addresses.services[service],
    token: keepToken(platform.issuer, who),
    retry: retryUntilHeard,
  });
}

/** A difference where a request was not refused as its sender's fault. */
export async function unlessRefused(what: string, sending: Promise<unknown>): Promise<string[]> {
  try {
    await sending;
    return [`${what} was taken`];
  } catch (error) {
    if (error instanceof RefusedRequest && error.status < 500) return [];
    return [`${what} got no refusal: ${error instanceof Error ? error.message : String(error)}`];
  }
}
