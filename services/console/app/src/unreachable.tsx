import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { SignIn } from './sign-in.tsx';

/** Without a network: whoever signed in tonight opens the app by what the phone keeps; the others wait for a network. */
export function Unreachable() {
  const [UnlockOffline, setUnlock] = useState<ComponentType>();
  useEffect(() => {
    void import('./vault/unlock-offline.tsx').then(async (vault) => {
      if (await vault.isAnythingKept()) setUnlock(() => vault.UnlockOffline);
    });
  }, []);
  return UnlockOffline ? <UnlockOffline /> : <SignIn isUnreachable />;
}
