import { hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';

/**
 * Encrypts what the console keeps for a browser (JWE, A256GCM) under its own secret and a word that the browser alone holds, so
 * that neither the database nor the secret opens it without the browser.
 */
export interface SealedBox {
  seal(word: string, content: unknown): Promise<string>;
  /** What was sealed, or undefined where it does not open: by another word or secret, or because it was changed. */
  open(word: string, sealed: string): Promise<unknown>;
}

/** @param secret base64url, 32 bytes or more. */
export function createSealedBox(secret: string): SealedBox {
  const material = Buffer.from(secret, 'base64url');
  const keyOf = (word: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', material, word, 'iwaa-console', 32));
  return {
    seal: (word, content) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(keyOf(word)),
    async open(word, sealed) {
      try {
        const { plaintext } = await compactDecrypt(sealed, keyOf(word), {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
        });
        return JSON.parse(new TextDecoder().decode(plaintext));
      } catch {
        return undefined;
      }
    },
  };
}
