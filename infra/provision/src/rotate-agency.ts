import { defaultNamespace } from '@iwaa/contracts/topology';
import type { Login } from './kafka/session.ts';
import { agencyUser } from './plan.ts';
import type { ProvisionOptions } from './provision.ts';
import { provisionAgency } from './provision-agency.ts';
import { newPasswordsOf } from './secrets-file.ts';

/**
 * Gives an agency a new password, and comes back when Kafka lets it in by that one. The old one opens no new connection from then on;
 * one that is open stays until it ends.
 */
export async function rotateAgency(
  agencyId: string,
  options: Pick<ProvisionOptions, 'addresses' | 'namespace' | 'secrets'>,
): Promise<Login> {
  await newPasswordsOf(options.secrets, [agencyUser(agencyId, options.namespace ?? defaultNamespace)]);
  // Whoever is not let in by the password of the file is given it.
  return provisionAgency(agencyId, options);
}
