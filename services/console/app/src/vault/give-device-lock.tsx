import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { words } from '../language/words.ts';
import { type DeviceLock, unlockByDevice } from './device-lock.ts';
import { openWithKey, type Unlocked } from './vault.ts';

const said = words({
  ar: {
    open: 'فتح بقفل الهاتف',
    closed: 'لم يُفتح. ما سجّلته محفوظ؛ حاول مرة أخرى.',
  },
  fr: {
    open: 'Ouvrir par le verrou du téléphone',
    closed: 'Ce n’est pas ouvert. Ce que vous avez noté est gardé\u202f; réessayez.',
  },
  en: {
    open: "Open by the phone's lock",
    closed: 'It was not opened. What you recorded is kept; try again.',
  },
});

/** Opens a vault by the phone's own lock. How often that may be tried, the phone itself judges. */
export function GiveDeviceLock({
  vaultId,
  lock,
  then,
}: {
  readonly vaultId: string;
  readonly lock: DeviceLock;
  readonly then: (unlocked: Unlocked) => void;
}) {
  const [isClosed, setClosed] = useState(false);
  const open = async () => {
    const key = await unlockByDevice(lock);
    if (key) then(await openWithKey(vaultId, key));
    else setClosed(true);
  };
  return (
    <div class="stack">
      {isClosed && (
        <p class="note failure" role="alert">
          {said().closed}
        </p>
      )}
      <Button kind="main" press={open}>
        {said().open}
      </Button>
    </div>
  );
}
