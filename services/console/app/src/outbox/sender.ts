import { addressOf } from '@iwaa/service-client/address-of';
import { effect, signal } from '@preact/signals';
import { intakeRoutes, shelterCapacityRoutes } from '../api/routes.ts';
import { openVault, type Vault } from '../vault/vault.ts';
import { readItems } from './item-store.ts';
import { changeItem, onItems } from './items.ts';
import { after, type CommandName, type Item, nextStep, type Reply, replyOf } from './outbox.ts';

/** Why nothing is sent at the moment, though something waits. */
export const stopped = signal<'no-network' | 'signed-out' | undefined>(undefined);

const addresses: Record<CommandName, string> = {
  startRound: intakeRoutes.startRound.path,
  endRound: intakeRoutes.endRound.path,
  recordContact: intakeRoutes.recordContact.path,
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

/** Sends what waits, one after the other, until the vault is closed. */
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
  while (!closed.aborted) {
    // What is recorded from here on wakes it, also while it looks.
    woken = Promise.withResolvers();
    const step = nextStep(await readItems(vault), Date.now());
    if (step.kind === 'nothing') {
      stopped.value = undefined;
      await next();
    } else if (step.kind === 'wait') await next(step.until - Date.now());
    else {
      const reply = await ask(step.item, step.request, vault);
      const item = after(step.item, reply, Date.now());
      // What the server said is written down also where the vault was locked meanwhile: its key lives here until then.
      if (item !== step.item) await changeItem(vault, item);
      else {
        stopped.value = reply.kind === 'signed-out' ? 'signed-out' : 'no-network';
        woken = Promise.withResolvers();
        if (closed.aborted) break;
        await next(lookAgainMs);
      }
    }
  }
  over.abort();
  endListening();
}

async function ask(
  item: Item,
  { params, body }: Pick<Item, 'params' | 'body'>,
  { owner }: Vault,
): Promise<Reply> {
  if (!navigator.onLine) return { kind: 'no-network' };
  try {
    const answer = await fetch(addressOf(addresses[item.command], params), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': item.id,
        // Whoever is signed in by now may be somebody else, who shares the phone.
        'recorded-by': encodeURIComponent(owner.subject),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return replyOf(item, answer.status, await answer.json().catch(() => undefined));
  } catch {
    return { kind: 'no-network' };
  }
}
