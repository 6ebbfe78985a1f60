import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { words } from '../../language/words.ts';
import { record } from '../../outbox/items.ts';
import { tonight } from '../../session/tonight.ts';
import { useDraft } from '../../vault/use-draft.ts';
import { nothingSaid, sessionOf, WhatWasSaid } from '../person/what-was-said.tsx';
import type { MetPerson } from './person-of.ts';

const said = words({
  ar: {
    title: 'جلسة استماع',
    needs: 'ما يحتاج إليه',
    note: 'ما قيل (يبقى مشفّرًا)',
    record: 'تسجيل الجلسة',
  },
  fr: {
    title: 'Séance d’écoute',
    needs: 'Ce dont la personne a besoin',
    note: 'Ce qui a été dit (reste chiffré)',
    record: 'Noter la séance',
  },
  en: {
    title: 'Listening session',
    needs: 'What the person needs',
    note: 'What was said (it stays encrypted)',
    record: 'Record the session',
  },
});

/** Records, also without a network, that a team listened to somebody, and what came out. What is written outlives a lock. */
export function Listen({
  of,
  label,
  draft: name,
  close,
}: {
  readonly of: MetPerson;
  readonly label: string;
  readonly draft: string;
  readonly close: () => void;
}) {
  const draft = useDraft(name, nothingSaid);
  if (!draft) return null;
  const { content, change, clear } = draft;
  const { personId, about } = of;
  const send = async () => {
    const item = await record({
      command: 'recordListeningSession',
      params: { personId },
      body: sessionOf(content, tonight()),
      about,
      label,
    });
    if (item) await clear();
    close();
  };
  return (
    <Dialog title={said().title} close={close}>
      <div class="stack">
        <WhatWasSaid labels={said()} of={content} change={change} />
        <Button kind="main" press={send}>
          {said().record}
        </Button>
      </div>
    </Dialog>
  );
}
