import type { PersonAnswer } from '@iwaa/contracts/http/intake';
import { type CorrectionReason, correctionReasons } from '@iwaa/contracts/vocabulary';
import { useState } from 'preact/hooks';
import { intakeRoutes } from '../../api/routes.ts';
import { useCommand } from '../../components/command.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { inWords } from '../../language/in-words.ts';
import { words } from '../../language/words.ts';
import { PersonFields } from './person-fields.tsx';
import { changeIn, formOf } from './person-form.ts';

const said = words({
  ar: {
    title: 'تصحيح ما هو معروف عن الشخص',
    why: 'لماذا يُصحَّح؟',
    note: 'توضيح (اختياري، يبقى مشفرا)',
    follows:
      'تتبع الحجوزات المقبلة والمكان في لائحة الانتظار ما صُحّح؛ ويبقى للشخص السرير الذي عنده. ويُحفظ ما كان من قبل مشفرا.',
    correct: 'صحّح',
  },
  fr: {
    title: 'Corriger ce qui est connu de la personne',
    why: 'Pourquoi corriger\u202f?',
    note: 'Précision (facultative, elle reste chiffrée)',
    follows:
      'Les prochaines réservations et la place dans la liste d’attente suivent la correction\u202f; le lit que la personne a lui reste. Ce qui était noté avant est gardé, chiffré.',
    correct: 'Corriger',
  },
  en: {
    title: 'Correct what is known of the person',
    why: 'Why is it corrected?',
    note: 'In your own words (optional, kept encrypted)',
    follows:
      'Later holds and the place in the waiting list go by what is corrected; a bed that the person has stays theirs. What was held before is kept, encrypted.',
    correct: 'Correct',
  },
});

/** Corrects what is held about a person: what is otherwise than it was is sent, and nothing else. */
export function CorrectPerson({
  of,
  close,
  done,
}: {
  readonly of: PersonAnswer;
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const [before] = useState(() => formOf(of));
  const [form, setForm] = useState(before);
  const [reason, setReason] = useState<CorrectionReason>();
  const [note, setNote] = useState('');
  const correct = useCommand(intakeRoutes.correctPerson);
  const { identity, profile } = changeIn(before, form);
  const isChanged = Object.keys(identity).length + Object.keys(profile).length > 0;
  const send = async () => {
    if (!reason) return undefined;
    const written = note.trim();
    const body = { reason, identity, profile, ...(written === '' ? {} : { note: written }) };
    return correct.send({ params: { personId: of.personId }, body });
  };
  return (
    <CommandDialog
      title={said().title}
      label={said().correct}
      isDisabled={!isChanged || reason === undefined}
      failure={correct.failure}
      send={send}
      done={done}
      close={close}
    >
      <PersonFields form={form} change={(part) => setForm({ ...form, ...part })} />
      <OneOf
        legend={said().why}
        options={inWords(correctionReasons, codeWords().correctionReasons)}
        value={reason}
        change={setReason}
      />
      <label>
        {said().note}
        <textarea
          rows={2}
          maxLength={2000}
          dir="auto"
          value={note}
          onInput={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </label>
      <p class="hint">{said().follows}</p>
    </CommandDialog>
  );
}
