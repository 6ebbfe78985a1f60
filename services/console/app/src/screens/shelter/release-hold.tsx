import { givenBy, holdReleaseReasonGivers } from '@iwaa/contracts/givers';
import { useState } from 'preact/hooks';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { useCommand } from '../../components/command.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { inWords } from '../../language/in-words.ts';
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
  const [reason, setReason] = useState(reasons[0]);
  const release = useCommand(shelterCapacityRoutes.releaseHold);
  return (
    <CommandDialog
      title={said().title}
      label={said().release}
      failure={release.failure}
      send={() => release.send({ params: { holdId }, body: { reason } })}
      done={done}
      close={close}
    >
      <OneOf
        legend={said().why}
        options={inWords(reasons, codeWords().holdReleaseReasons)}
        value={reason}
        change={setReason}
      />
    </CommandDialog>
  );
}
