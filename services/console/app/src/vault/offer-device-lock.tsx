import { useState } from 'preact/hooks';
import type { SignedIn } from '../../../src/session/signed-in.ts';
import { Button } from '../components/button.tsx';
import { words } from '../language/words.ts';
import { ChoosePin } from './choose-pin.tsx';
import { lockNewKeyByDevice } from './device-lock.ts';
import { digest } from './digest.ts';
import { makeVault } from './vault.ts';

const said = words({
  ar: {
    title: 'بماذا يُفتح عملك في هذا الهاتف الليلة؟',
    why: 'كل ما تسجّله يُحفظ مشفّرًا في هذا الهاتف حتى بلا شبكة. يمكن أن يفتحه قفل الهاتف نفسه: البصمة أو الوجه أو رمز الهاتف.',
    shared: 'إن كان الهاتف مشتركًا بين عدة أشخاص، فاختر رمزًا سريًا لا يعرفه غيرك.',
    use: 'استعمال قفل الهاتف',
    pin: 'اختيار رمز سري',
    notUsed: 'لم يُستعمل قفل الهاتف. اختر رمزًا سريًا.',
  },
  fr: {
    title: 'Qu’est-ce qui ouvre votre travail de cette nuit\u202f?',
    why: 'Tout ce que vous notez est gardé chiffré dans ce téléphone, même sans réseau. Le verrou du téléphone peut l’ouvrir\u00a0: empreinte, visage ou code du téléphone.',
    shared: 'Si plusieurs personnes se servent de ce téléphone, choisissez un code que vous seul connaissez.',
    use: 'Le verrou du téléphone',
    pin: 'Choisir un code',
    notUsed: 'Le verrou du téléphone n’a pas servi. Choisissez un code.',
  },
  en: {
    title: 'What opens your work of tonight?',
    why: "All that you record is kept on this phone, encrypted, also without a network. The phone's own lock can open it: fingerprint, face, or the phone's code.",
    shared: 'Where several people use this phone, choose a PIN that you alone know.',
    use: "The phone's lock",
    pin: 'Choose a PIN',
    notUsed: "The phone's lock was not used. Choose a PIN.",
  },
});

/** Offers that the phone's own lock opens what it keeps of somebody; where they do not want it, or it fails, a PIN does. */
export function OfferDeviceLock({ who, then }: { readonly who: SignedIn; readonly then: () => void }) {
  const [choice, setChoice] = useState<'pin' | 'not-used'>();
  if (choice !== undefined)
    return (
      <>
        {choice === 'not-used' && (
          <p class="note warn" role="alert">
            {said().notUsed}
          </p>
        )}
        <ChoosePin who={who} then={then} />
      </>
    );
  const use = async () => {
    const made = await lockNewKeyByDevice(await digest(who.subject));
    if (!made) return setChoice('not-used');
    await makeVault(who, made);
    then();
  };
  return (
    <section class="stack narrow">
      <h1>{said().title}</h1>
      <p>{said().why}</p>
      <Button kind="main" press={use}>
        {said().use}
      </Button>
      <p>{said().shared}</p>
      <Button press={() => setChoice('pin')}>{said().pin}</Button>
    </section>
  );
}
