import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** The first part of a sealed field: what it was sealed by, so that another way may follow it. */
const form = 'v1.';

/** What was sealed can't be opened: by another key, for another person or field, or because it was changed. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  readonly safeToLog = true;
  constructor(field: string) {
    super(
      `The stored field ${field} does not open with its key: it was changed, or PERSON_KEYS_SECRET is not the one that it was sealed under. Nothing was changed; restore the secret or the field.`,
    );
  }
}

/**
 * Encrypts a text (AES-256-GCM, a random nonce each time) so that it opens only with this key, for this owner and field:
 * moved to another place, it does not open.
 * @param key of 32 bytes. Node takes five times as long for a key that is given as bytes each time.
 */
export function seal(key: KeyObject, owner: string, field: string, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(boundTo(owner, field));
  const words = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return form + Buffer.concat([nonce, cipher.getAuthTag(), words]).toString('base64url');
}

/**
 * The text that was sealed.
 * @throws SealBroken
 */
export function open(key: KeyObject, owner: string, field: string, sealed: string): string {
  const bytes = Buffer.from(sealed.slice(form.length), 'base64url');
  if (!sealed.startsWith(form) || bytes.length < nonceBytes + tagBytes) throw new SealBroken(field);
  const words = nonceBytes + tagBytes;
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(boundTo(owner, field));
  decipher.setAuthTag(bytes.subarray(nonceBytes, words));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(words)), decipher.final()]).toString('utf8');
  } catch {
    throw new SealBroken(field);
  }
}

function boundTo(owner: string, field: string): Buffer {
  return Buffer.from(`${owner}\n${field}`, 'utf8');
}
