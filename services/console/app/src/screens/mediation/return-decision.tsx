import { reintegrationKinds } from '@iwaa/contracts/vocabulary';
import { useState } from 'preact/hooks';
import { mediationRoutes } from '../../api/routes.ts';
import { useCommand } from '../../components/command.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { inWords } from '../../language/in-words.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: {
    title: 'القرار بشأن العودة',
    person: 'هل يوافق الشخص؟',
    family: 'هل توافق الأسرة؟',
    yes: 'نعم',
    no: 'لا',
    kind: 'ما نوع العودة؟',
    record: 'سجّل القرار',
    ends: 'إذا رفض أحدهما أُغلق الملف، ولا لوم على أحد.',
  },
  fr: {
    title: 'Décision sur le retour',
    person: 'La personne est-elle d’accord\u202f?',
    family: 'La famille est-elle d’accord\u202f?',
    yes: 'oui',
    no: 'non',
    kind: 'Quel retour\u202f?',
    record: 'Noter la décision',
    ends: 'Si l’une des deux refuse, le dossier est clos\u202f; personne n’a rien à se reprocher.',
  },
  en: {
    title: 'Decision on the return',
    person: 'Does the person agree?',
    family: 'Does the family agree?',
    yes: 'yes',
    no: 'no',
    kind: 'Which return?',
    record: 'Record the decision',
    ends: 'If either says no, the file is closed; a no costs nobody anything.',
  },
});

type Answer = 'yes' | 'no';
const answers: readonly Answer[] = ['yes', 'no'];

/** Records whether the person and the family agree to a return: it needs both. */
export function ReturnDecision({
  fileId,
  close,
  done,
}: {
  readonly fileId: string;
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const [person, setPerson] = useState<Answer>();
  const [family, setFamily] = useState<Answer>();
  const [kind, setKind] = useState(reintegrationKinds[0] as (typeof reintegrationKinds)[number]);
  const decision = useCommand(mediationRoutes.recordReturnDecision);
  const send = () => {
    const body = { personAgrees: person === 'yes', familyAgrees: family === 'yes', kind };
    return decision.send({ params: { fileId }, body });
  };
  return (
    <CommandDialog
      title={said().title}
      label={said().record}
      isDisabled={person === undefined || family === undefined}
      failure={decision.failure}
      send={send}
      done={done}
      close={close}
    >
      <OneOf legend={said().person} options={inWords(answers, said())} value={person} change={setPerson} />
      <OneOf legend={said().family} options={inWords(answers, said())} value={family} change={setFamily} />
      <OneOf
        legend={said().kind}
        options={inWords(reintegrationKinds, codeWords().reintegrationKinds)}
        value={kind}
        change={setKind}
      />
      <p class="hint">{said().ends}</p>
    </CommandDialog>
  );
}
