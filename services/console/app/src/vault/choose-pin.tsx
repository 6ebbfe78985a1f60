import { useState } from 'preact/hooks';
import type { SignedIn } from '../../../src/session/signed-in.ts';
import { Button } from '../components/button.tsx';
import { Title } from '../components/title.tsx';
import { words } from '../language/words.ts';
import { PinField } from './pin-field.tsx';
import { isPin, lockNewKey } from './pin-lock.ts';
import { makeVault } from './vault.ts';

const said = words({
  ar: {
    title: 'اختر رمزًا سريًا لهذه الليلة',
    why: 'كل ما تسجّله يُحفظ مشفّرًا في هذا الهاتف حتى بلا شبكة، ولا يفتحه إلا هذا الرمز. من ينساه يفقد ما لم يُرسل بعد.',
    pin: 'ستة أرقام على الأقل',
    again: 'الرمز مرة أخرى',
    weak: 'اختر ستة أرقام أو أكثر، لا متتابعة ولا متشابهة.',
    other: 'الرمزان مختلفان.',
    take: 'اعتماد الرمز',
  },
  fr: {
    title: 'Choisissez un code pour cette nuit',
    why: 'Tout ce que vous notez est gardé chiffré dans ce téléphone, même sans réseau\u202f; seul ce code l’ouvre. Qui l’oublie perd ce qui n’est pas encore envoyé.',
    pin: 'Six chiffres ou plus',
    again: 'Le code encore une fois',
    weak: 'Choisissez six chiffres ou plus, ni en suite ni tous pareils.',
    other: 'Les deux codes diffèrent.',
    take: 'Prendre ce code',
  },
  en: {
    title: 'Choose a PIN for tonight',
    why: 'All that you record is kept on this phone, encrypted, also without a network; only this PIN opens it. Whoever forgets it loses what is not sent yet.',
    pin: 'Six digits or more',
    again: 'The PIN once more',
    weak: 'Choose six digits or more, not in a row and not all alike.',
    other: 'The two PINs differ.',
    take: 'Use this PIN',
  },
});

/** Somebody chooses the PIN that opens what this phone keeps of them tonight. */
export function ChoosePin({
  who,
  then,
}: {
  readonly who: SignedIn;
  /** Called when there is a vault, of this tab or of another. */
  readonly then: () => void;
}) {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const isSame = pin === again;
  const take = async () => {
    await makeVault(who, await lockNewKey(pin));
    then();
  };
  return (
    <section class="stack narrow">
      <Title>{said().title}</Title>
      <p>{said().why}</p>
      <PinField label={said().pin} value={pin} change={setPin} />
      {pin.length >= 6 && !isPin(pin) && <p class="note warn">{said().weak}</p>}
      <PinField label={said().again} value={again} change={setAgain} />
      {again.length >= pin.length && !isSame && <p class="note warn">{said().other}</p>}
      <Button kind="main" press={take} isDisabled={!isPin(pin) || !isSame}>
        {said().take}
      </Button>
    </section>
  );
}
