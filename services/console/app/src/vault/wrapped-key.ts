/** A vault's key as it lies on the disk, wrapped by another one. */
export interface WrappedKey {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly wrapped: ArrayBuffer;
}

const sealing = { name: 'AES-GCM', length: 256 } as const;
/** What the key that wraps another one is good for. */
export const wrappingUsages = ['wrapKey', 'unwrapKey'] as const;

/** Makes a new key, which no script can read, and wraps it. */
export async function wrapNewKey(wrapping: CryptoKey): Promise<{ key: CryptoKey; wrapped: WrappedKey }> {
  const made = await crypto.subtle.generateKey(sealing, true, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const wrapped = {
    iv,
    wrapped: await crypto.subtle.wrapKey('raw', made, wrapping, { name: 'AES-GCM', iv }),
  };
  const key = await unwrapKey(wrapping, wrapped);
  if (!key) throw new Error('A key that was just wrapped does not open.');
  return { key, wrapped };
}

/** The key that was wrapped, which no script can read; undefined where another one wrapped it. */
export async function unwrapKey(
  wrapping: CryptoKey,
  { iv, wrapped }: WrappedKey,
): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.unwrapKey('raw', wrapped, wrapping, { name: 'AES-GCM', iv }, sealing, false, [
      'encrypt',
      'decrypt',
    ]);
  } catch {
    return undefined;
  }
}
