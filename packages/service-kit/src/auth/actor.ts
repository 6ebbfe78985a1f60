import { type Role, roles } from '@iwaa/contracts/permissions';
import { z } from 'zod';

/** Whoever asks, as the token says. */
export interface Actor {
  readonly subject: string;
  readonly role: Role;
  readonly campaigns: readonly string[];
  readonly centres: readonly string[];
  readonly agencies: readonly string[];
  readonly team: string | undefined;
}

/** The claims of Iwaa's tokens beside the registered ones. A service that holds no scope list reaches what its role says. */
export const actorClaims = z
  .object({
    sub: z.string().min(1).max(200),
    role: z.enum(roles),
    campaigns: z.array(z.string().max(60)).max(50).default([]),
    centres: z.array(z.string().max(60)).max(50).default([]),
    agencies: z.array(z.string().max(60)).max(50).default([]),
    team: z.string().max(60).optional(),
  })
  .transform(
    ({ sub, role, campaigns, centres, agencies, team }): Actor => ({
      subject: sub,
      role,
      campaigns,
      centres,
      agencies,
      team,
    }),
  );
