import { checkOutReasonGivers, givenBy } from '@iwaa/contracts/givers';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { ChoiceDialog } from '../../components/choice-dialog.tsx';
import { useCommand } from '../../components/command.ts';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';
import { tonight } from '../../session/tonight.ts';

const said = words({
  ar: { title: 'تسجيل المغادرة', why: 'لماذا يغادر؟', record: 'سجّل المغادرة وأخلِ السرير' },
  fr: {
    title: 'Enregistrer la sortie',
    why: 'Pourquoi la personne part-elle\u202f?',
    record: 'Enregistrer la sortie et libérer le lit',
  },
  en: { title: 'Check out', why: 'Why does the person leave?', record: 'Check out and free the bed' },
});

const reasons = givenBy(checkOutReasonGivers, 'shelter-staff');

/** Ends a stay, with the reason. */
export function CheckOut({
  bedId,
  stayId,
  close,
  done,
}: {
  readonly bedId: string;
  readonly stayId: string;
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const checkOut = useCommand(shelterCapacityRoutes.checkOut);
  return (
    <ChoiceDialog
      title={said().title}
      label={said().record}
      question={said().why}
      codes={reasons}
      inWords={codeWords().checkOutReasons}
      first={reasons[0]}
      failure={checkOut.failure}
      send={(reason) => checkOut.send({ params: { bedId }, body: { stayId, night: tonight(), reason } })}
      done={done}
      close={close}
    />
  );
}
