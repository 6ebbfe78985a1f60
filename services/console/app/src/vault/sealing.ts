import type { Sealed } from './phone-database.ts';

/**
 * Encrypts what lies on the disk (AES-256-GCM). `place` says where it lies, so that what was sealed for one place opens at no
 * other.
 */
export async function seal(key: CryptoKey, place: string, content: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bytes(place) },
    key,
    bytes(JSON.stringify(content)),
  );
  return { iv, data };
}

/** What was sealed. @throws OperationError where it was changed, or lay elsewhere. */
export async function unseal(key: CryptoKey, place: string, { iv, data }: Sealed): Promise<unknown> {
  const content = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv, additionalData: bytes(place) },
    key,
    data,
  );
  return JSON.parse(new TextDecoder().decode(content));
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
