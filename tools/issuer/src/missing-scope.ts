import { permissions, type Role, type Scope } from '@iwaa/contracts/permissions';

interface Asked {
  province: readonly string[];
  campaign: readonly string[];
  centre: readonly string[];
  agency: readonly string[];
  team?: string;
}

const example: Record<Exclude<Scope, 'everything'>, string> = {
  province: '--province sidi-kacem',
  campaign: '--campaign SK-2425',
  centre: '--centre sidi-kacem-centre',
  agency: '--agency health-delegation',
  team: '--team team-1',
};

/**
 * The sentence that refuses a token which could reach nothing at all of what its role is for, such as an agency's staff
 * without an agency; undefined where the request names everything that the role's permissions are bound to.
 */
export function missingScope(role: Role, asked: Asked): string | undefined {
  const bounds = new Set(
    Object.values(permissions).flatMap((byRole: Partial<Record<Role, Scope>>) => byRole[role] ?? []),
  );
  bounds.delete('everything');
  // Whoever works in a campaign reaches its province by that.
  if (bounds.has('campaign') && asked.campaign.length > 0) bounds.delete('province');
  const missing = [...bounds].filter((bound) => bound !== 'everything' && !asked[bound]?.length);
  if (missing.length === 0) return undefined;
  const options = missing.map((bound) => example[bound as keyof typeof example]).join(' and ');
  return `a token for ${role} without ${missing.join(' and ')} could reach nothing: add ${options}.`;
}
