import { addressOf } from '@iwaa/service-client/address-of';
import { effect, signal } from '@preact/signals';
import { intakeRoutes, shelterCapacityRoutes } from '../api/routes.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import { readItems } from './item-store.ts';
import { changeItems, onItems } from './items.ts';
import {
  after,
  type CommandName,
  type Item,
  isOpen,
  nextStep,
  type Reply,
  replyOf,
  type Sendable,
} from './outbox.ts';

/** Why nothing is sent at the moment, though something waits. */
export const stopped = signal<'no-network' | 'signed-out' | undefined>(undefined);

const addresses: Record<CommandName, string> = {
  startRound: intakeRoutes.startRound.path,
  visitPlace: intakeRoutes.visitPlace.path,
  missPlace: intakeRoutes.missPlace.path,
  endRound: intakeRoutes.endRound.path,
  recordContact: intakeRoutes.recordContact.path,
  recordLook: intakeRoutes.recordLook.path,
  setOut: shelterCapacityRoutes.setOut.path,
  releaseHold: shelterCapacityRoutes.releaseHold.path,
  giveConsent: intakeRoutes.giveConsent.path,
  withdrawConsent: intakeRoutes.withdrawConsent.path,
  recordListeningSession: intakeRoutes.recordListeningSession.path,
};
/** A request without an answer after so long (ms) counts as lost, and is sent again. */
const timeoutMs = 20_000;
/** After so long (ms) it is tried again, also where the browser says nothing of a network. */
const lookAgainMs = 15_000;

/*
 * One sender for a vault, however many tabs have it open: the browser gives the lock to one of them, and to the next when that
 * one is closed.
 */
effect(() => {
  const vault = openVault.value;
  if (!vault) return undefined;
  const closed = new AbortController();
  void navigator.locks
    .request(`iwaa-outbox-${vault.vaultId}`, { signal: closed.signal }, () => send(vault, closed.signal))
    .catch(() => undefined);
  return () => closed.abort();
});

/** Sends what waits, one after the other or the contacts of a round together, until the vault is closed. */
async function send(vault: Vault, closed: AbortSignal): Promise<void> {
  let woken = Promise.withResolvers<void>();
  const wake = () => woken.resolve();
  const over = new AbortController();
  closed.addEventListener('abort', wake);
  window.addEventListener('online', wake, { signal: over.signal });
  document.addEventListener('visibilitychange', wake, { signal: over.signal });
  const endListening = onItems(wake);
  /** Resolves when something was recorded or a network came, or after a while (ms). */
  const next = async (forMs?: number) => {
    const timer = forMs === undefined ? undefined : setTimeout(wake, Math.max(0, forMs));
    await woken.promise;
    clearTimeout(timer);
  };
  const alone = new Set<string>();
  while (!closed.aborted) {
    // What is recorded from here on wakes it, also while it looks.
    woken = Promise.withResolvers();
    const [items, now] = [await readItems(vault), Date.now()];
    const step = nextStep(items, now);
    if (step.kind === 'nothing') {
      stopped.value = undefined;
      await next();
    } else if (step.kind === 'wait') await next(step.until - Date.now());
    else {
      const together = await grouped(step, items, { now, alone });
      const replies = await ask(together, vault);
      if (!replies) {
        for (const { item } of together) alone.add(item.id);
        continue;
      }
      const changed = together.flatMap(({ item }) => {
        const reply = replies.get(item.id);
        const changedItem = reply ? after(item, reply, Date.now()) : item;
        return changedItem === item ? [] : [changedItem];
      });
      // What the server said is written down also where the vault was locked meanwhile: its key lives here until then.
      if (changed.length > 0) await changeItems(vault, changed);
      else {
        const isSignedOut = [...replies.values()].some(({ kind }) => kind === 'signed-out');
        stopped.value = isSignedOut ? 'signed-out' : 'no-network';
        woken = Promise.withResolvers();
        if (closed.aborted) break;
        await next(lookAgainMs);
      }
    }
  }
  over.abort();
  endListening();
}

/** What goes in one request; what a batch needs is loaded with the first one, and where it can't be, each item goes alone. */
async function grouped(
  step: Sendable,
  items: readonly Item[],
  how: { readonly now: number; readonly alone: ReadonlySet<string> },
): Promise<readonly Sendable[]> {
  if (items.filter(isOpen).length === 1) return [step];
  const batch = await import('./batch.ts').catch(() => undefined);
  return batch?.goTogether(step, items, how) ?? [step];
}

/** What the server says of each item that is sent, by its id; undefined where it took them for no batch at all. */
async function ask(
  together: readonly Sendable[],
  { owner }: Vault,
): Promise<ReadonlyMap<string, Reply> | undefined> {
  const [first] = together;
  const noneArrived = new Map(together.map(({ item }) => [item.id, { kind: 'no-network' }] as const));
  if (!first || !navigator.onLine) return noneArrived;
  const { item, request } = first;
  const isAlone = together.length === 1;
  const { path, key, body } = isAlone
    ? { path: addresses[item.command], key: item.id, body: request.body }
    : {
        path: intakeRoutes.recordContacts.path,
        key: crypto.randomUUID(),
        body: { items: together.map((one) => ({ key: one.item.id, body: one.request.body })) },
      };
  try {
    const answer = await fetch(addressOf(path, request.params), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        // Whoever is signed in by now may be somebody else, who shares the phone.
        'recorded-by': encodeURIComponent(owner.subject),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const said = await answer.json().catch(() => undefined);
    return isAlone
      ? new Map([[item.id, replyOf(item, answer.status, said)]])
      : (await import('./batch.ts')).repliesOf(together, answer.status, said);
  } catch {
    return noneArrived;
  }
}
