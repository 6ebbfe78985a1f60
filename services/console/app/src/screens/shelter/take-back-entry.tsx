import { mistakeReasons } from '@iwaa/contracts/vocabulary';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { ChoiceDialog } from '../../components/choice-dialog.tsx';
import { useCommand } from '../../components/command.ts';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: {
    title: 'سُجل خطأ',
    why: 'ما الخطأ؟',
    'check-in': 'ألغِ تسجيل الوصول',
    'check-out': 'ألغِ تسجيل المغادرة',
  },
  fr: {
    title: 'Saisi par erreur',
    why: 'Quelle est l’erreur ?',
    'check-in': 'Annuler l’entrée',
    'check-out': 'Annuler la sortie',
  },
  en: {
    title: 'Entered in error',
    why: 'What was the mistake?',
    'check-in': 'Take the check-in back',
    'check-out': 'Take the check-out back',
  },
});

/** Says of a check-in or a check-out that it was entered in error, with the reason. */
export function TakeBackEntry({
  entry,
  bedId,
  stayId,
  close,
  done,
}: {
  readonly entry: 'check-in' | 'check-out';
  readonly bedId: string;
  readonly stayId: string;
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const checkIn = useCommand(shelterCapacityRoutes.takeBackCheckIn);
  const checkOut = useCommand(shelterCapacityRoutes.takeBackCheckOut);
  const { failure, send } = entry === 'check-in' ? checkIn : checkOut;
  return (
    <ChoiceDialog
      title={said().title}
      label={said()[entry]}
      question={said().why}
      codes={mistakeReasons}
      inWords={codeWords().mistakeReasons}
      first={mistakeReasons[0]}
      failure={failure}
      send={(reason) => send({ params: { bedId }, body: { stayId, reason } })}
      done={done}
      close={close}
    />
  );
}
