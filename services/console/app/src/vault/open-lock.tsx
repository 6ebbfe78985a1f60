import { useEffect, useState } from 'preact/hooks';
import type { GiveDeviceLock } from './give-device-lock.tsx';
import { GivePin } from './give-pin.tsx';
import type { StoredVault } from './phone-database.ts';
import type { Unlocked } from './vault.ts';

/** Opens a vault by what locks it: the phone's own lock, or a PIN. */
export function OpenLock({
  vault: { vaultId, lock },
  then,
}: {
  readonly vault: StoredVault;
  /** Called when it is open, or was wiped. */
  readonly then: (unlocked: Unlocked) => void;
}) {
  const [Give, setGive] = useState<typeof GiveDeviceLock>();
  const isOfDevice = 'credentialId' in lock;
  useEffect(() => {
    if (isOfDevice) void import('./give-device-lock.tsx').then((it) => setGive(() => it.GiveDeviceLock));
  }, [isOfDevice]);
  if (!('credentialId' in lock)) return <GivePin vaultId={vaultId} then={then} />;
  return Give ? <Give vaultId={vaultId} lock={lock} then={then} /> : null;
}
