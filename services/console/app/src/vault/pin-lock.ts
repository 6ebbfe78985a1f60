import { unwrapKey, type WrappedKey, wrapNewKey, wrappingUsages } from './wrapped-key.ts';

/** A vault's key, wrapped by what a PIN gives. */
export interface PinLock extends WrappedKey {
  readonly rounds: number;
  readonly salt: Uint8Array<ArrayBuffer>;
}

/** What OWASP names for PBKDF2 with SHA-256; a guess at a PIN costs a phone about a second. */
const rounds = 600_000;

/** Whether digits can be a PIN: six or more, and not those that anybody tries first, such as 111111 and 123456. */
export function isPin(pin: string): boolean {
  const row = '01234567890123456789';
  const isRow = row.includes(pin) || row.includes([...pin].toReversed().join(''));
  return /^\d{6,32}$/.test(pin) && new Set(pin).size > 2 && !isRow;
}

/** Makes a new key, and locks it by a PIN. */
export async function lockNewKey(pin: string): Promise<{ key: CryptoKey; lock: PinLock }> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const { key, wrapped } = await wrapNewKey(await keyOf(pin, salt, rounds));
  return { key, lock: { rounds, salt, ...wrapped } };
}

/** The key that a PIN opens, which no script can read; undefined where it is the wrong PIN. */
export async function unlock(pin: string, lock: PinLock): Promise<CryptoKey | undefined> {
  return unwrapKey(await keyOf(pin, lock.salt, lock.rounds), lock);
}

async function keyOf(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    wrappingUsages,
  );
}
