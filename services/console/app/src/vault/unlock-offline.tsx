import { useEffect, useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { hour } from '../language/format.ts';
import { words } from '../language/words.ts';
import { LanguageChoice } from '../language-choice.tsx';
import { askWho, openedFromPhone } from '../session/session.ts';
import { OpenLock } from './open-lock.tsx';
import type { StoredVault } from './phone-database.ts';
import { findVaults, openVault, type Unlocked } from './vault.ts';

const said = words({
  ar: {
    title: 'لا توجد شبكة',
    why: 'ما سجّلته محفوظ في هذا الهاتف ومشفّر. افتحه وتابع عملك؛ يُرسل كل شيء عند عودة الشبكة.',
    whose: 'متى سجّلت الدخول؟',
    at: 'الساعة',
    wiped: 'مُحي كل ما في هذا الهاتف. سجّل الدخول عند عودة الشبكة.',
    again: 'البحث عن الشبكة',
  },
  fr: {
    title: 'Pas de réseau',
    why: 'Ce que vous avez noté est gardé dans ce téléphone, chiffré. Ouvrez-le et continuez\u202f; tout part au retour du réseau.',
    whose: 'Quand vous êtes-vous connecté\u202f?',
    at: 'À',
    wiped: 'Tout ce que gardait ce téléphone est effacé. Connectez-vous au retour du réseau.',
    again: 'Chercher le réseau',
  },
  en: {
    title: 'There is no network',
    why: 'What you recorded is kept on this phone, encrypted. Open it and go on; everything is sent when the network is back.',
    whose: 'When did you sign in?',
    at: 'At',
    wiped: 'All that this phone kept is wiped. Sign in when the network is back.',
    again: 'Look for a network',
  },
});

/** Whether somebody's work of tonight is kept on this phone. */
export async function isAnythingKept(): Promise<boolean> {
  return (await findVaults()).length > 0;
}

/** Opens the app without a network, for whoever signed in tonight. */
export function UnlockOffline() {
  const [vaults, setVaults] = useState<readonly StoredVault[]>([]);
  const [chosen, setChosen] = useState<string>();
  const [isWiped, setWiped] = useState(false);
  useEffect(() => {
    void findVaults().then(setVaults);
  }, []);
  const vault = vaults.length === 1 ? vaults[0] : vaults.find(({ vaultId }) => vaultId === chosen);
  const then = ({ kind }: Unlocked) => {
    if (kind === 'open' && openVault.value) openedFromPhone(openVault.value.owner);
    else setWiped(true);
  };
  return (
    <main class="sign-in">
      <h1>{said().title}</h1>
      <p>{isWiped ? said().wiped : said().why}</p>
      {!isWiped && vaults.length > 1 && (
        <fieldset>
          <legend>{said().whose}</legend>
          {vaults.map(({ vaultId, madeAt }) => (
            <label key={vaultId} class="choice">
              <input
                type="radio"
                name="vault"
                checked={vaultId === chosen}
                onChange={() => setChosen(vaultId)}
              />
              {said().at} {hour(madeAt)}
            </label>
          ))}
        </fieldset>
      )}
      {!isWiped && vault && <OpenLock key={vault.vaultId} vault={vault} then={then} />}
      <Button press={askWho}>{said().again}</Button>
      <LanguageChoice />
    </main>
  );
}
