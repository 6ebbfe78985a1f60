import { checkOutReasonGivers, givenBy } from '@iwaa/contracts/givers';
import { useState } from 'preact/hooks';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { useCommand } from '../../components/command.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { inWords } from '../../language/in-words.ts';
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
  const [reason, setReason] = useState(reasons[0]);
  const checkOut = useCommand(shelterCapacityRoutes.checkOut);
  const send = () => {
    const body = { stayId, night: tonight(), reason };
    return checkOut.send({ params: { bedId }, body });
  };
  return (
    <CommandDialog
      title={said().title}
      label={said().record}
      failure={checkOut.failure}
      send={send}
      done={done}
      close={close}
    >
      <OneOf
        legend={said().why}
        options={inWords(reasons, codeWords().checkOutReasons)}
        value={reason}
        change={setReason}
      />
    </CommandDialog>
  );
}
