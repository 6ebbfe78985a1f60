import { roles } from '@iwaa/contracts/permissions';
import { z } from 'zod';
import { valueAt } from '../value-at.ts';

const lists = ['provinces', 'campaigns', 'centres', 'agencies'] as const;
const texts = ['sub', 'role', 'team'] as const;
type ClaimName = (typeof lists)[number] | (typeof texts)[number];

const name = z.string().min(1).max(200);

/**
 * Where an issuer has the claims that Iwaa reads, for those that it names otherwise: a claim's name, or the way to it through
 * objects, such as `["realm_access", "roles"]`.
 */
export const claimMap = z.partialRecord(
  z.enum([...texts, ...lists]),
  z.union([name, z.array(name).min(1).max(5)]),
);
export type ClaimMap = z.output<typeof claimMap>;

/**
 * A token's claims under Iwaa's names. What is mapped is read from there and nowhere else. There, a list of one serves as a
 * text and a text as a list; of a list of roles the one that is Iwaa's counts, and none where there are several.
 */
export function mapClaims(claims: Readonly<Record<string, unknown>>, map: ClaimMap): Record<string, unknown> {
  const mapped = (Object.entries(map) as [ClaimName, string | readonly string[]][]).map(
    ([claim, place]) => [claim, inForm(claim, valueAt(claims, [place].flat()))] as const,
  );
  return { ...claims, ...Object.fromEntries(mapped) };
}

function inForm(claim: ClaimName, value: unknown): unknown {
  const isList = lists.some((list) => list === claim);
  if (isList) return typeof value === 'string' ? [value] : value;
  if (!Array.isArray(value)) return value;
  const candidates = claim === 'role' ? value.filter((role) => roles.some((known) => known === role)) : value;
  return candidates.length === 1 ? candidates[0] : undefined;
}
