import { oneAtATime } from '@iwaa/service-kit/one-at-a-time';
import { effect, signal } from '@preact/signals';
import { openVault, type Vault } from '../vault/vault.ts';
import { addItem, readItems, updateItems } from './item-store.ts';
import { type CommandName, type Item, waitingAnew } from './outbox.ts';

/** What was recorded on this phone by whoever has it open, first to last. */
export const items = signal<readonly Item[]>([]);

/** Whether what was last recorded could not be written on the phone; then it was not recorded. */
export const isNotKept = signal(false);

/** Tells the other tabs that something was recorded, or stands otherwise. */
const tabs = new BroadcastChannel('iwaa-outbox');
const listeners = new Set<() => void>();

/** Of two reads at once the older one could end last, and hide what was recorded meanwhile. */
const readAgain = oneAtATime(async () => {
  const vault = openVault.value;
  if (!vault) return;
  const read = await readItems(vault);
  if (openVault.value !== vault) return;
  items.value = read;
  for (const listener of listeners) listener();
});

tabs.addEventListener('message', () => void readAgain());

effect(() => {
  if (openVault.value) void readAgain();
  else items.value = [];
});

/** Calls a listener when something was recorded or stands otherwise, in this tab or another. Gives what ends it. */
export function onItems(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function tellAll(): Promise<void> {
  tabs.postMessage('changed');
  await readAgain();
}

/**
 * Records something: it is on the phone, sealed, before this returns, and is sent as soon as that can be. Where the phone can not
 * keep it, it gives nothing, and `isNotKept` says so.
 * @param recorded `about` is left out for somebody new, whom only this item speaks of.
 */
export async function record(
  recorded: Pick<Item, 'params' | 'body' | 'label' | 'corrects'> & {
    readonly command: CommandName;
    readonly about?: string;
  },
): Promise<Item | undefined> {
  const vault = opened();
  const id = crypto.randomUUID();
  const item: Item = {
    about: id,
    ...recorded,
    id,
    recordedAt: new Date().toISOString(),
    standing: waitingAnew,
  };
  try {
    await addItem(vault, item);
    isNotKept.value = false;
  } catch {
    isNotKept.value = true;
    return undefined;
  }
  await tellAll();
  return item;
}

/** Writes how items stand now. */
export async function changeItems(vault: Vault, changed: readonly Item[]): Promise<void> {
  await updateItems(vault, changed);
  await tellAll();
}

/** Sends an item that was refused once more: what spoke against it may be gone. It is the same item, by the same key. */
export async function sendAgain(item: Item): Promise<void> {
  await changeItems(opened(), [{ ...item, standing: waitingAnew }]);
}

/** Puts a refused item away, because it was corrected or is not needed. */
export async function putAway(item: Item): Promise<void> {
  if (item.standing.kind !== 'refused') return;
  await changeItems(opened(), [{ ...item, standing: { kind: 'put-away', code: item.standing.code } }]);
}

/** @throws Error where the vault is locked. */
function opened(): Vault {
  if (!openVault.value) throw new Error('Nothing can be recorded while the vault is locked.');
  return openVault.value;
}
