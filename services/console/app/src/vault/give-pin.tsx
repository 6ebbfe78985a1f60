import { arabicCount, englishCount, frenchCount } from '@iwaa/words/counted';
import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { words } from '../language/words.ts';
import { PinField } from './pin-field.tsx';
import { type Unlocked, unlockVault } from './vault.ts';

const said = words({
  ar: {
    pin: 'رمزك السري',
    open: 'فتح',
    left: (count: number) =>
      `الرمز غير صحيح. ${arabicCount(count, {
        zero: 'لم تبقَ أي محاولة.',
        one: 'بقيت محاولة واحدة، ثم يُمحى كل ما في هذا الهاتف.',
        two: 'بقيت محاولتان، ثم يُمحى كل ما في هذا الهاتف.',
        few: 'بقيت # محاولات، ثم يُمحى كل ما في هذا الهاتف.',
        many: 'بقيت # محاولة، ثم يُمحى كل ما في هذا الهاتف.',
        other: 'بقيت # محاولة، ثم يُمحى كل ما في هذا الهاتف.',
      })}`,
  },
  fr: {
    pin: 'Votre code',
    open: 'Ouvrir',
    left: (count: number) =>
      `Ce n’est pas le bon code. ${frenchCount(count, {
        one: 'Encore # essai, puis tout ce que garde ce téléphone est effacé.',
        other: 'Encore # essais, puis tout ce que garde ce téléphone est effacé.',
      })}`,
  },
  en: {
    pin: 'Your PIN',
    open: 'Open',
    left: (count: number) =>
      `That is not the PIN. ${englishCount(count, {
        one: '# try is left, then all that this phone keeps is wiped.',
        other: '# tries are left, then all that this phone keeps is wiped.',
      })}`,
  },
});

/** Asks for the PIN of a vault, and opens it. */
export function GivePin({
  vaultId,
  then,
}: {
  readonly vaultId: string;
  /** Called when it is open, or was wiped. */
  readonly then: (unlocked: Unlocked) => void;
}) {
  const [pin, setPin] = useState('');
  const [triesLeft, setTriesLeft] = useState<number>();
  const open = async () => {
    const unlocked = await unlockVault(vaultId, pin);
    setPin('');
    if (unlocked.kind === 'wrong') setTriesLeft(unlocked.triesLeft);
    else then(unlocked);
  };
  return (
    <div class="stack">
      <PinField label={said().pin} value={pin} change={setPin} />
      {triesLeft !== undefined && (
        <p class="note failure" role="alert">
          {said().left(triesLeft)}
        </p>
      )}
      <Button kind="main" press={open} isDisabled={pin.length < 6}>
        {said().open}
      </Button>
    </div>
  );
}
