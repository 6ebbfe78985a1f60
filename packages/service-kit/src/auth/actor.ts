import { type Role, roles } from '@iwaa/contracts/permissions';
import { z } from 'zod';

/** Whoever asks, as the token says. */
export interface Actor {
  readonly subject: string;
  readonly role: Role;
  /** Those that the actor answers for. */
  readonly provinces: readonly string[];
  readonly campaigns: readonly string[];
  readonly centres: readonly string[];
  readonly agencies: readonly string[];
  readonly team: string | undefined;
}

/** The claims of Iwaa's tokens beside the registered ones. A service that holds no scope list reaches what its role says. */
export const actorClaims = z
  .object({
    /** Opaque: facts carry it for ever, so it is no address, name or number that a person is known by. */
    sub: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:|/-]{0,99}$/),
    role: z.enum(roles),
    provinces: z.array(z.string().max(60)).max(50).default([]),
    campaigns: z.array(z.string().max(60)).max(50).default([]),
    centres: z.array(z.string().max(60)).max(50).default([]),
    agencies: z.array(z.string().max(60)).max(50).default([]),
    team: z.string().max(60).optional(),
  })
  .transform(
    ({ sub, role, provinces, campaigns, centres, agencies, team }): Actor => ({
      subject: sub,
      role,
      provinces,
      campaigns,
      centres,
      agencies,
      team,
    }),
  );
