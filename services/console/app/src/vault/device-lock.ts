import { unwrapKey, type WrappedKey, wrapNewKey, wrappingUsages } from './wrapped-key.ts';

/** A vault's key, wrapped by what the device's own lock gives (WebAuthn's PRF): 32 bytes that only this device can make anew. */
export interface DeviceLock extends WrappedKey {
  /** By which the device finds what it has made for this vault. */
  readonly credentialId: ArrayBuffer;
  /** What it gives is another one for each salt. */
  readonly salt: Uint8Array<ArrayBuffer>;
}

/** The browser gives up after so long (ms) without a finger, a face or a code. */
const timeout = 60_000;

/**
 * Makes a new key, and locks it by the device's lock; undefined where the person did not want it, or the device can not give what
 * is needed.
 * @param vaultId whose it is: a second one for the same vault takes the first one's place on the device.
 */
export async function lockNewKeyByDevice(
  vaultId: string,
): Promise<{ key: CryptoKey; lock: DeviceLock } | undefined> {
  const salt = random(32);
  const publicKey: PublicKeyCredentialCreationOptions = {
    // Nobody checks a signature: what counts is what the device gives beside it.
    challenge: random(32),
    rp: { name: 'Iwaa' },
    // The device shows it in a list of its own, in the clear: so it names nobody.
    user: { id: new TextEncoder().encode(vaultId), name: 'Iwaa', displayName: 'Iwaa' },
    pubKeyCredParams: [
      { type: 'public-key', alg: -7 },
      { type: 'public-key', alg: -257 },
    ],
    authenticatorSelection: {
      authenticatorAttachment: 'platform',
      residentKey: 'required',
      userVerification: 'required',
    },
    extensions: { prf: { eval: { first: salt } } },
    timeout,
  };
  const made = (await asked(() => navigator.credentials.create({ publicKey }))) as PublicKeyCredential | null;
  const prf = made?.getClientExtensionResults().prf;
  if (!made || !prf?.enabled) return undefined;
  const { rawId: credentialId } = made;
  const secret = prf.results?.first ?? (await secretOf(credentialId, salt));
  if (!secret) return undefined;
  const { key, wrapped } = await wrapNewKey(await keyOf(secret));
  return { key, lock: { credentialId, salt, ...wrapped } };
}

/** The key that the device's lock opens; undefined where the person did not open it, or the device no longer has it. */
export async function unlockByDevice(lock: DeviceLock): Promise<CryptoKey | undefined> {
  const secret = await secretOf(lock.credentialId, lock.salt);
  return secret && unwrapKey(await keyOf(secret), lock);
}

async function secretOf(id: ArrayBuffer, first: Uint8Array<ArrayBuffer>): Promise<BufferSource | undefined> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: random(32),
    allowCredentials: [{ type: 'public-key', id }],
    userVerification: 'required',
    extensions: { prf: { eval: { first } } },
    timeout,
  };
  const given = (await asked(() => navigator.credentials.get({ publicKey }))) as PublicKeyCredential | null;
  return given?.getClientExtensionResults().prf?.results?.first;
}

/** What the device answered; null where the person did not want it, or it can not. */
async function asked(ask: () => Promise<Credential | null>): Promise<Credential | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

async function keyOf(secret: BufferSource): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('iwaa vault');
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    wrappingUsages,
  );
}

function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
