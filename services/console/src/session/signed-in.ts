import type { Role } from '@iwaa/contracts/permissions';
import type { WallClock } from '@iwaa/domain/wall-clock';
import type { NamesByLanguage } from '../sign-in/identity-provider.ts';
import type { Session } from './sessions.ts';

/** Who is signed in, as the app is told. */
export interface SignedIn {
  readonly subject: string;
  readonly name: string | null;
  /** What the provider calls them in each of the languages in which it does; left out in what phones kept before it was told. */
  readonly nameIn?: NamesByLanguage;
  readonly role: Role;
  readonly provinces: readonly string[];
  readonly campaigns: readonly string[];
  readonly centres: readonly string[];
  readonly agencies: readonly string[];
  readonly team: string | null;
  /** Until then the session is good for everything, ISO-8601. */
  readonly endsAt: string;
  /** Whether it is only good for sending what had been recorded before it ended. */
  readonly sendsOnly: boolean;
  /** Temporal's pages, for those who may steer cases. */
  readonly temporalUiUrl: string | null;
}

/** What the app is told when it begins. */
export interface SessionAnswer {
  /** Null where nobody is signed in. */
  readonly who: SignedIn | null;
  readonly clock: WallClock;
}

/** What the app is told of a session; null where there is none. */
export function signedInOf(session: Session | undefined, temporalUiUrl: string | undefined): SignedIn | null {
  if (!session) return null;
  const { actor, name, nameIn, endsAt, sendsOnly } = session;
  return {
    ...actor,
    team: actor.team ?? null,
    name: name ?? null,
    ...(nameIn ? { nameIn } : {}),
    endsAt,
    sendsOnly,
    temporalUiUrl: actor.role === 'committee' ? (temporalUiUrl ?? null) : null,
  };
}
