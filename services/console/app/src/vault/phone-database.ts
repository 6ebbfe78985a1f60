import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { DeviceLock } from './device-lock.ts';
import type { PinLock } from './pin-lock.ts';

/** What a phone keeps of one person, as it lies on the disk: when and how often, and nothing that could be read. */
export interface StoredVault {
  /** A digest of the person's subject. */
  readonly vaultId: string;
  readonly lock: PinLock | DeviceLock;
  /** Since when it is there, ISO-8601; somebody without a network finds their own by it. */
  readonly madeAt: string;
  /** The night for which it is kept. */
  readonly night: string;
  /** PINs given in a row that were wrong. */
  readonly wrongTries: number;
  /** Who it belongs to, sealed: so that the app opens without a network. */
  readonly owner: Sealed;
}

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** An item of the outbox, sealed. `order` is given by the database: also where two tabs record at once. */
export interface StoredItem {
  readonly order?: number;
  readonly vaultId: string;
  readonly itemId: string;
  /** 1 until the server has taken it, or somebody has seen to its refusal. */
  readonly isUntaken: 0 | 1;
  readonly sealed: Sealed;
}

/** The last answer to a question, sealed. */
export interface StoredAnswer {
  readonly vaultId: string;
  /** A digest of the question. */
  readonly question: string;
  readonly sealed: Sealed;
}

interface Phone extends DBSchema {
  vaults: { key: string; value: StoredVault };
  items: {
    key: number;
    value: StoredItem;
    indexes: { byVault: string; byStanding: [string, number] };
  };
  answers: { key: [string, string]; value: StoredAnswer; indexes: { byVault: string } };
}
export type PhoneDatabase = IDBPDatabase<Phone>;

let opened: Promise<PhoneDatabase> | undefined;

/** The phone's database. */
export function phoneDatabase(): Promise<PhoneDatabase> {
  opened ??= openDB<Phone>('iwaa', 1, {
    upgrade(database) {
      database.createObjectStore('vaults', { keyPath: 'vaultId' });
      const items = database.createObjectStore('items', { keyPath: 'order', autoIncrement: true });
      items.createIndex('byVault', 'vaultId');
      items.createIndex('byStanding', ['vaultId', 'isUntaken']);
      const answers = database.createObjectStore('answers', { keyPath: ['vaultId', 'question'] });
      answers.createIndex('byVault', 'vaultId');
    },
    // Another tab wants a newer form: this one lets go, and opens anew when it next needs it.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}
