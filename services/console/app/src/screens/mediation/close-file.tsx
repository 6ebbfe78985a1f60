import { givenBy, mediationOutcomeGivers } from '@iwaa/contracts/givers';
import type { MediationKind } from '@iwaa/contracts/vocabulary';
import { closingOutcomes, type OpenState } from '@iwaa/domain/mediation-file-steps';
import { mediationRoutes } from '../../api/routes.ts';
import { ChoiceDialog } from '../../components/choice-dialog.tsx';
import { useCommand } from '../../components/command.ts';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: { title: 'إغلاق ملف الوساطة', how: 'إلامَ انتهى؟', close: 'أغلق ملف الوساطة' },
  fr: {
    title: 'Clore le dossier de médiation',
    how: 'À quoi a-t-il abouti\u202f?',
    close: 'Clore la médiation',
  },
  en: { title: 'Close the mediation file', how: 'What did it come to?', close: 'Close the mediation' },
});

const mine = givenBy(mediationOutcomeGivers, 'social-worker');

/** Closes a mediation file with one of the outcomes that its state allows. */
export function CloseFile({
  fileId,
  kind,
  state,
  close,
  done,
}: {
  readonly fileId: string;
  readonly kind: MediationKind;
  readonly state: OpenState;
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const outcomes = mine.filter((outcome) => closingOutcomes[kind][state].includes(outcome));
  const closing = useCommand(mediationRoutes.closeMediationFile);
  return (
    <ChoiceDialog
      title={said().title}
      label={said().close}
      question={said().how}
      codes={outcomes}
      inWords={codeWords().mediationOutcomes}
      first={outcomes[0]}
      failure={closing.failure}
      send={(outcome) => closing.send({ params: { fileId }, body: { outcome } })}
      done={done}
      close={close}
    />
  );
}
