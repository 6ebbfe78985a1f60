import type { ServiceName } from '@iwaa/contracts/vocabulary';
import type { ConsoleConfig } from './config.ts';

/** Where each service is. */
export function serviceUrls(config: ConsoleConfig): Readonly<Record<ServiceName, string>> {
  return {
    intake: config.INTAKE_URL,
    'shelter-capacity': config.SHELTER_CAPACITY_URL,
    referral: config.REFERRAL_URL,
    mediation: config.MEDIATION_URL,
    casework: config.CASEWORK_URL,
  };
}
