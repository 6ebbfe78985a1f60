import { arabicCount, englishCount, frenchCount } from '@iwaa/words/counted';
import { signal } from '@preact/signals';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { words } from '../language/words.ts';
import { onSignOut, who } from '../session/session.ts';
import { countUntaken, findVaultOf, wipeVault } from './vault.ts';

const said = words({
  ar: {
    title: 'لم يُرسل كل شيء بعد',
    left: (count: number) =>
      arabicCount(count, {
        zero: 'لا شيء في انتظار الإرسال.',
        one: 'تسجيل واحد لم يصل بعد. إن خرجت الآن مُحي من هذا الهاتف.',
        two: 'تسجيلان لم يصلا بعد. إن خرجت الآن مُحيا من هذا الهاتف.',
        few: '# تسجيلات لم تصل بعد. إن خرجت الآن مُحيت من هذا الهاتف.',
        many: '# تسجيلًا لم تصل بعد. إن خرجت الآن مُحيت من هذا الهاتف.',
        other: '# تسجيل لم تصل بعد. إن خرجت الآن مُحيت من هذا الهاتف.',
      }),
    stay: 'البقاء حتى تُرسل',
    leave: 'الخروج ومحوها',
  },
  fr: {
    title: 'Tout n’est pas encore envoyé',
    left: (count: number) =>
      frenchCount(count, {
        one: '# note n’est pas arrivée. Si vous partez maintenant, elle est effacée de ce téléphone.',
        other:
          '# notes ne sont pas arrivées. Si vous partez maintenant, elles sont effacées de ce téléphone.',
      }),
    stay: 'Rester jusqu’à l’envoi',
    leave: 'Se déconnecter et effacer',
  },
  en: {
    title: 'Not everything is sent yet',
    left: (count: number) =>
      englishCount(count, {
        one: '# record has not arrived. If you sign out now, it is wiped from this phone.',
        other: '# records have not arrived. If you sign out now, they are wiped from this phone.',
      }),
    stay: 'Stay until they are sent',
    leave: 'Sign out and wipe them',
  },
});

const asked = signal<{ readonly count: number; readonly answer: (leaves: boolean) => void } | undefined>(
  undefined,
);

onSignOut(async () => {
  const vault = who.value && (await findVaultOf(who.value));
  if (!vault) return true;
  const count = await countUntaken(vault.vaultId);
  if (count > 0) {
    const leaves = await new Promise<boolean>((answer) => {
      asked.value = { count, answer };
    });
    asked.value = undefined;
    if (!leaves) return false;
  }
  await wipeVault(vault.vaultId);
  return true;
});

/** Asks whoever signs out whether what was not sent may be wiped; shown while that is asked. */
export function Leave() {
  if (!asked.value) return null;
  const { count, answer } = asked.value;
  return (
    <Dialog title={said().title} close={() => answer(false)}>
      <div class="stack">
        <p>{said().left(count)}</p>
        <Button kind="main" press={() => answer(false)}>
          {said().stay}
        </Button>
        <Button kind="danger" press={() => answer(true)}>
          {said().leave}
        </Button>
      </div>
    </Dialog>
  );
}
