import { givenBy, mediationOutcomeGivers } from '@iwaa/contracts/givers';
import type { MediationKind } from '@iwaa/contracts/vocabulary';
import { closingOutcomes, type OpenState } from '@iwaa/domain/mediation-file-steps';
import { useState } from 'preact/hooks';
import { mediationRoutes } from '../../api/routes.ts';
import { useCommand } from '../../components/command.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { inWords } from '../../language/in-words.ts';
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
  const [outcome, setOutcome] = useState(outcomes[0]);
  const closing = useCommand(mediationRoutes.closeMediationFile);
  return (
    <CommandDialog
      title={said().title}
      label={said().close}
      isDisabled={outcome === undefined}
      failure={closing.failure}
      send={async () => outcome && closing.send({ params: { fileId }, body: { outcome } })}
      done={done}
      close={close}
    >
      <OneOf
        legend={said().how}
        options={inWords(outcomes, codeWords().mediationOutcomes)}
        value={outcome}
        change={setOutcome}
      />
    </CommandDialog>
  );
}
