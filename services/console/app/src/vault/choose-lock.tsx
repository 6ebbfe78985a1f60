import { useEffect, useState } from 'preact/hooks';
import type { SignedIn } from '../../../src/session/signed-in.ts';
import { ChoosePin } from './choose-pin.tsx';
import type { OfferDeviceLock } from './offer-device-lock.tsx';

/** At the first sign-in of the night somebody chooses what opens what this phone keeps of them: its own lock where it has one, else a PIN. */
export function ChooseLock({ who, then }: { readonly who: SignedIn; readonly then: () => void }) {
  const [Offer, setOffer] = useState<typeof OfferDeviceLock | null>();
  useEffect(() => {
    void findOffer().then((found) => setOffer(() => found));
  }, []);
  if (Offer === undefined) return null;
  return Offer ? <Offer who={who} then={then} /> : <ChoosePin who={who} then={then} />;
}

/** Most phones of a first visit need none of it, so that it is loaded only where it can be offered. */
async function findOffer(): Promise<typeof OfferDeviceLock | null> {
  try {
    return (await mayHaveLock()) ? (await import('./offer-device-lock.tsx')).OfferDeviceLock : null;
  } catch {
    return null;
  }
}

/** Whether the device may have a lock that opens a key (WebAuthn's PRF). Browsers take a name for it, and no IP address. */
async function mayHaveLock(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined' || /^[\d.]+$|:/.test(location.hostname)) return false;
  const can = await PublicKeyCredential.getClientCapabilities?.();
  if (can?.['extension:prf'] === false) return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
}
