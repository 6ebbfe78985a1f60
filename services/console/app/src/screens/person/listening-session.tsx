import { useState } from 'preact/hooks';
import { intakeRoutes } from '../../api/routes.ts';
import { useCommand } from '../../components/command.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { words } from '../../language/words.ts';
import { tonight } from '../../session/tonight.ts';
import { nothingSaid, sessionOf, WhatWasSaid } from './what-was-said.tsx';

const said = words({
  ar: {
    title: 'جلسة استماع',
    needs: 'ما الذي يحتاج إليه؟',
    note: 'ما قيل (يبقى مشفرا، ولا تراه أي مؤسسة)',
    record: 'سجّل الجلسة',
  },
  fr: {
    title: 'Séance d’écoute',
    needs: 'De quoi la personne a-t-elle besoin\u202f?',
    note: 'Ce qui a été dit (reste chiffré\u202f; aucun organisme ne le voit)',
    record: 'Noter la séance',
  },
  en: {
    title: 'Listening session',
    needs: 'What does the person need?',
    note: 'What was said (kept encrypted; no agency sees it)',
    record: 'Record the session',
  },
});

/** Records that a person was listened to: needs that came out are answered by themselves. */
export function ListeningSession({
  personId,
  close,
  done,
}: {
  readonly personId: string;
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const [listened, setListened] = useState(nothingSaid);
  const session = useCommand(intakeRoutes.recordListeningSession);
  const send = () => session.send({ params: { personId }, body: sessionOf(listened, tonight()) });
  return (
    <CommandDialog
      title={said().title}
      label={said().record}
      failure={session.failure}
      send={send}
      done={done}
      close={close}
    >
      <WhatWasSaid labels={said()} of={listened} change={(part) => setListened({ ...listened, ...part })} />
    </CommandDialog>
  );
}
