import { givenBy, holdReleaseReasonGivers } from '@iwaa/contracts/givers';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { ChoiceDialog } from '../../components/choice-dialog.tsx';
import { useCommand } from '../../components/command.ts';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: { title: 'إلغاء الحجز', why: 'لماذا لا يُنتظر بعد؟', release: 'ألغِ الحجز؛ السرير للتالي' },
  fr: {
    title: 'Libérer la réservation',
    why: 'Pourquoi la personne n’est-elle plus attendue\u202f?',
    release: 'Libérer\u202f; le lit va au suivant',
  },
  en: {
    title: 'Release the hold',
    why: 'Why is the person no longer expected?',
    release: 'Release; the bed goes to the next person',
  },
});

const reasons = givenBy(holdReleaseReasonGivers, 'shelter-staff');

/** Releases a hold with its reason. */
export function ReleaseHold({
  holdId,
  close,
  done,
}: {
  readonly holdId: string;
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const release = useCommand(shelterCapacityRoutes.releaseHold);
  return (
    <ChoiceDialog
      title={said().title}
      label={said().release}
      question={said().why}
      codes={reasons}
      inWords={codeWords().holdReleaseReasons}
      first={reasons[0]}
      failure={release.failure}
      send={(reason) => release.send({ params: { holdId }, body: { reason } })}
      done={done}
      close={close}
    />
  );
}
