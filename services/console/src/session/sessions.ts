import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { durationMs } from '@iwaa/contracts/duration';
import { TransientFault } from '@iwaa/eventing/failure/fault';
import type { Actor } from '@iwaa/service-kit/auth/actor';
import type { VerifyToken } from '@iwaa/service-kit/auth/verify-token';
import type { Clock } from '@iwaa/service-kit/clock';
import type { IdentityProvider, NamesByLanguage, Tokens } from '../sign-in/identity-provider.ts';
import type { SealedBox } from './sealed-box.ts';
import type { SessionStore, StoredSession } from './session-store.ts';

/** Who is signed in in a browser, with the token by which the services are asked. */
export interface Session {
  readonly actor: Actor;
  readonly accessToken: string;
  /** What the person is called at the provider. */
  readonly name: string | undefined;
  /** The same in each of the languages in which the provider tells it. */
  readonly nameIn: NamesByLanguage | undefined;
  /** Until then it is good for everything, ISO-8601. */
  readonly endsAt: string;
  /** Whether it is only good for sending what had been recorded before it ended. */
  readonly sendsOnly: boolean;
}

export interface Sessions {
  /**
   * Begins a session for tokens that the provider gave.
   * @returns the word that the browser keeps, or undefined where the tokens speak for nobody that Iwaa knows.
   */
  begin(tokens: Tokens): Promise<string | undefined>;
  /** The session of a browser's word, its tokens renewed where they must be; undefined where there is none any more. */
  find(word: string): Promise<Session | undefined>;
  /** Ends a session, here and at the provider as far as it answers. Gives where the browser signs out there. */
  end(word: string): Promise<string>;
}

/** Tokens as a session holds them. */
interface HeldTokens extends Tokens {
  /** When the access token ends, ms since 1970. */
  readonly accessUntil: number;
}

/** A night and its morning. */
const lastsMs = durationMs('PT16H');
/** So long after the beginning a phone that found no network may still send what it had recorded. */
const sendsForMs = durationMs('P7D');
/** Before it ends so long (ms), an access token is renewed. */
const renewBeforeMs = 60_000;
/** How long one process may take to renew (ms), before another tries. */
const renewalMs = 10_000;
const looks = 40;

export function createSessions(from: {
  readonly store: SessionStore;
  readonly box: SealedBox;
  readonly provider: IdentityProvider;
  readonly verifyToken: VerifyToken;
  readonly clock: Clock;
}): Sessions {
  const { store, box, provider, verifyToken, clock } = from;

  async function heldIn(word: string, { sealed }: StoredSession): Promise<HeldTokens | undefined> {
    return (await box.open(word, sealed)) as HeldTokens | undefined;
  }

  function held(tokens: Tokens): HeldTokens {
    return { ...tokens, accessUntil: clock().getTime() + tokens.accessLastsMs };
  }

  /** The session's tokens, renewed once however many ask at the same moment; undefined where it has to end. */
  async function fresh(word: string): Promise<{ stored: StoredSession; tokens: HeldTokens } | undefined> {
    for (let look = 1; look <= looks; look += 1) {
      const now = clock();
      const stored = await store.find(word);
      if (!stored || stored.sendsUntil <= now) return undefined;
      const tokens = await heldIn(word, stored);
      if (!tokens) return undefined;
      if (tokens.accessUntil - renewBeforeMs > now.getTime()) return { stored, tokens };
      if (tokens.refreshToken === undefined)
        return tokens.accessUntil > now.getTime() ? { stored, tokens } : undefined;
      if (await store.claimRenewal(word, stored.renewals, now, renewalMs)) {
        const renewed = await provider.refresh(tokens.refreshToken);
        if (!renewed) {
          await store.remove(word);
          return undefined;
        }
        const newer = { ...tokens, ...definedOf(held(renewed)) };
        await store.renew(word, stored.renewals, await box.seal(word, newer));
        return { stored, tokens: newer };
      } else await setTimeout(renewalMs / looks);
    }
    throw new TransientFault('The sign-in could not be renewed in time; the same request may be sent again.');
  }

  return {
    async begin(tokens) {
      if (!(await verifyToken(tokens.accessToken))) return undefined;
      const word = randomBytes(32).toString('base64url');
      const now = clock().getTime();
      await store.add(word, {
        sealed: await box.seal(word, held(tokens)),
        endsAt: new Date(now + lastsMs),
        sendsUntil: new Date(now + sendsForMs),
      });
      return word;
    },
    async find(word) {
      const found = await fresh(word);
      const actor = found && (await verifyToken(found.tokens.accessToken));
      if (!found || !actor) return undefined;
      const { stored, tokens } = found;
      return {
        actor,
        accessToken: tokens.accessToken,
        name: tokens.name,
        nameIn: tokens.nameIn,
        endsAt: stored.endsAt.toISOString(),
        sendsOnly: stored.endsAt <= clock(),
      };
    },
    async end(word) {
      const stored = await store.find(word);
      const tokens = stored && (await heldIn(word, stored));
      await store.remove(word);
      // The provider may be away: the session is over here all the same, and the token ends by itself.
      if (tokens?.refreshToken !== undefined)
        await provider.revoke(tokens.refreshToken).catch(() => undefined);
      return provider.endSessionUrl(tokens?.idToken).catch(() => '/');
    },
  };
}

/** What a renewal gave; what it left out stays as it was. */
function definedOf(tokens: HeldTokens): Partial<HeldTokens> {
  return Object.fromEntries(Object.entries(tokens).filter(([, value]) => value !== undefined));
}
