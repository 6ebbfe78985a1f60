import { signal } from '@preact/signals';
import type { SignedIn } from '../../../src/session/signed-in.ts';
import { currentNight } from '../session/tonight.ts';
import { digest } from './digest.ts';
import { phoneDatabase, type StoredVault } from './phone-database.ts';
import { unlock } from './pin-lock.ts';
import { seal, unseal } from './sealing.ts';

/** What a phone keeps of one person, opened. Its key is in this page's memory and nowhere else. */
export interface Vault {
  readonly vaultId: string;
  readonly owner: SignedIn;
  readonly key: CryptoKey;
}

/** The vault that is open in this page. */
export const openVault = signal<Vault | undefined>(undefined);

/** Tells the other tabs of a vault that was wiped: their key opens nothing any more, and must seal nothing either. */
const tabs = new BroadcastChannel('iwaa-vault');
tabs.addEventListener('message', ({ data }) => {
  if (openVault.value?.vaultId === data) lockVault();
});

/** So many wrong PINs in a row wipe a vault. */
const mostWrongTries = 10;
/** After so long (ms) what was not sent is lost to the session too, and is wiped. */
const keepsUnsentMs = 7 * 24 * 3600_000;

/** What came of opening a vault. */
export type Unlocked =
  | { readonly kind: 'open' }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'wiped' };

/** The vaults on this phone, without those whose night is over. */
export async function findVaults(): Promise<readonly StoredVault[]> {
  const database = await phoneDatabase();
  for (const vault of await database.getAll('vaults'))
    if (vault.night !== currentNight()) await endNight(vault);
  return database.getAll('vaults');
}

/** The vault of somebody who is signed in, if this phone has one. */
export async function findVaultOf({ subject }: SignedIn): Promise<StoredVault | undefined> {
  const vaultId = await digest(subject);
  return (await findVaults()).find((vault) => vault.vaultId === vaultId);
}

/**
 * Makes a vault for somebody who signed in, and opens it; nothing where another tab has made one meanwhile.
 * @param made its key, and that key locked.
 */
export async function makeVault(
  owner: SignedIn,
  { key, lock }: { readonly key: CryptoKey; readonly lock: StoredVault['lock'] },
): Promise<void> {
  // So that the browser does not throw it away when the disk is full.
  void navigator.storage?.persist?.();
  const vaultId = await digest(owner.subject);
  const made: StoredVault = {
    vaultId,
    lock,
    madeAt: new Date().toISOString(),
    night: currentNight(),
    wrongTries: 0,
    owner: await seal(key, placeOfOwner(vaultId), owner),
  };
  const all = (await phoneDatabase()).transaction('vaults', 'readwrite');
  const isThere = (await all.store.getKey(vaultId)) !== undefined;
  if (!isThere) await all.store.add(made);
  await all.done;
  if (!isThere) openVault.value = { vaultId, owner, key };
}

/** Opens a vault by its PIN. A try counts before it is made, so that closing the app saves none. */
export async function unlockVault(vaultId: string, pin: string): Promise<Unlocked> {
  const database = await phoneDatabase();
  const claim = database.transaction('vaults', 'readwrite');
  const stored = await claim.store.get(vaultId);
  if (!stored) return { kind: 'wiped' };
  const { lock } = stored;
  if ('credentialId' in lock) throw new Error('This vault has no PIN.');
  const wrongTries = stored.wrongTries + 1;
  await claim.store.put({ ...stored, wrongTries });
  await claim.done;
  const key = await unlock(pin, lock);
  if (!key) {
    if (wrongTries < mostWrongTries) return { kind: 'wrong', triesLeft: mostWrongTries - wrongTries };
    await wipeVault(vaultId);
    return { kind: 'wiped' };
  }
  return openWithKey(vaultId, key);
}

/** Opens a vault by its key, which its lock has given. */
export async function openWithKey(vaultId: string, key: CryptoKey): Promise<Unlocked> {
  const database = await phoneDatabase();
  const stored = await database.get('vaults', vaultId);
  if (!stored) return { kind: 'wiped' };
  const owner = (await unseal(key, placeOfOwner(vaultId), stored.owner)) as SignedIn;
  await database.put('vaults', { ...stored, wrongTries: 0, night: currentNight() });
  openVault.value = { vaultId, owner, key };
  return { kind: 'open' };
}

/** Forgets the key: what is on the phone is closed until its lock is opened again. */
export function lockVault(): void {
  openVault.value = undefined;
}

/** Removes a vault with all that is in it, also what was not sent. */
export async function wipeVault(vaultId: string): Promise<void> {
  if (openVault.value?.vaultId === vaultId) lockVault();
  tabs.postMessage(vaultId);
  const database = await phoneDatabase();
  const all = database.transaction(['vaults', 'items', 'answers'], 'readwrite');
  await all.objectStore('vaults').delete(vaultId);
  for (const store of ['items', 'answers'] as const) {
    for await (const row of all.objectStore(store).index('byVault').iterate(vaultId)) await row.delete();
  }
  await all.done;
}

/** How much of a vault the server has not taken. */
export async function countUntaken(vaultId: string): Promise<number> {
  return (await phoneDatabase()).countFromIndex('items', 'byStanding', [vaultId, 1]);
}

/** How much on this phone the server has not taken, whoever of those who share it recorded it. */
export async function countOnPhone(): Promise<number> {
  const vaults = await (await phoneDatabase()).getAllKeys('vaults');
  const counts = await Promise.all(vaults.map(countUntaken));
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * The night is over: what was kept for reading goes. What was recorded and not taken stays sealed, so that no contact is lost,
 * for as long as a session may still send it.
 */
async function endNight({ vaultId, madeAt }: StoredVault): Promise<void> {
  // Items that were taken stay with those that were not: these may rest on what they were answered.
  const isTooOld = Date.now() - Date.parse(madeAt) > keepsUnsentMs;
  if (isTooOld || (await countUntaken(vaultId)) === 0) return wipeVault(vaultId);
  const database = await phoneDatabase();
  const all = database.transaction('answers', 'readwrite');
  for await (const row of all.store.index('byVault').iterate(vaultId)) await row.delete();
  await all.done;
}

function placeOfOwner(vaultId: string): string {
  return `${vaultId}/owner`;
}
