import type { Role } from '@iwaa/contracts/permissions';
import type { Issuer, TokenRequest } from '@iwaa/issuer/issuer';
import type { Side } from './side.ts';

/** Who asks: a role, and whose things it reaches. */
export type Actor = Omit<TokenRequest, 'subject' | 'expiresIn'> & { readonly subject?: string };

/** An actor of a side, with everything that the role may need. */
export function actorOf(
  role: Role,
  side: Pick<Side, 'campaignId' | 'centreId' | 'agencyId' | 'team'>,
): Actor {
  return {
    role,
    campaigns: [side.campaignId],
    centres: [side.centreId],
    agencies: [side.agencyId],
    team: side.team,
  };
}

export type Tokens = (actor: Actor) => Promise<string>;

/** Gives tokens, each made once. */
export function createTokens(issuer: Issuer): Tokens {
  const made = new Map<string, Promise<string>>();
  return (actor) => {
    const name = JSON.stringify(actor);
    const token = made.get(name) ?? issuer.token({ subject: `attacker-${actor.role}`, ...actor });
    made.set(name, token);
    return token;
  };
}
