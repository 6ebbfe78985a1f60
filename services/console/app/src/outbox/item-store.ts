import { phoneDatabase, type StoredItem } from '../vault/phone-database.ts';
import { seal, unseal } from '../vault/sealing.ts';
import type { Vault } from '../vault/vault.ts';
import { type Item, isOpen } from './outbox.ts';

/**
 * Puts an item at the end of the outbox; the database gives its place, so that two tabs are in order too.
 * @throws Error where its vault was wiped meanwhile, DOMException where the disk takes nothing.
 */
export async function addItem(vault: Vault, item: Item): Promise<void> {
  const row = await rowOf(vault, item);
  const all = (await phoneDatabase()).transaction(['vaults', 'items'], 'readwrite');
  if ((await all.objectStore('vaults').getKey(vault.vaultId)) === undefined)
    throw new Error('The vault of this item was wiped.');
  await all.objectStore('items').add(row);
  await all.done;
}

/** Writes how items stand now, all of them or none. One that is gone, because its vault was wiped, is not brought back. */
export async function updateItems(vault: Vault, items: readonly Item[]): Promise<void> {
  const rows = new Map(
    await Promise.all(items.map(async (item) => [item.id, await rowOf(vault, item)] as const)),
  );
  const all = (await phoneDatabase()).transaction('items', 'readwrite');
  for await (const place of all.store.index('byVault').iterate(vault.vaultId)) {
    const row = rows.get(place.value.itemId);
    if (!row) continue;
    await place.update({ ...row, order: place.primaryKey });
    rows.delete(row.itemId);
    if (rows.size === 0) break;
  }
  await all.done;
}

/** All items of a vault, in the order in which they were recorded. */
export async function readItems(vault: Vault): Promise<readonly Item[]> {
  const rows = await (await phoneDatabase()).getAllFromIndex('items', 'byVault', vault.vaultId);
  return Promise.all(
    rows.map(
      async ({ itemId, sealed }) => (await unseal(vault.key, placeOf(vault.vaultId, itemId), sealed)) as Item,
    ),
  );
}

async function rowOf({ vaultId, key }: Vault, item: Item): Promise<StoredItem> {
  return {
    vaultId,
    itemId: item.id,
    isUntaken: isOpen(item) ? 1 : 0,
    sealed: await seal(key, placeOf(vaultId, item.id), item),
  };
}

function placeOf(vaultId: string, itemId: string): string {
  return `${vaultId}/item/${itemId}`;
}
