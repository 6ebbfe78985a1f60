import type { Erasure } from '@iwaa/contracts/http/erasures';
import { erasureReasons } from '@iwaa/contracts/vocabulary';
import { useState } from 'preact/hooks';
import { intakeRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Button } from '../../components/button.tsx';
import { ChoiceDialog } from '../../components/choice-dialog.tsx';
import { Code } from '../../components/code.tsx';
import { useCommand } from '../../components/command.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { Empty } from '../../components/empty.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { Title } from '../../components/title.tsx';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';
import { may } from '../../session/may.ts';
import { ErasureFacts } from './erasure-facts.tsx';

const said = words({
  ar: {
    title: 'محو ما هو مسجّل عن الشخص',
    certificate: 'شهادة محو',
    none: 'لم يُطلب محو ما هو مسجّل عن هذا الشخص.',
    request: 'طلب المحو…',
    requestTitle: 'طلب محو ما هو مسجّل',
    why: 'لماذا؟',
    requestIt: 'سجّل الطلب',
    follows: 'يؤكد الطلبَ شخص آخر من اللجنة بعد إغلاق الملف. ويمكن سحبه حتى ذلك الحين.',
    withdraw: 'سحب الطلب',
    confirm: 'تأكيد المحو…',
    confirmIt: 'امحُ نهائيا',
    warning: 'لا رجعة في المحو: لا يقرأ أحد بعده من هو الشخص ولا ما كُتب عنه، ولا في نسخة احتياطية.',
    open: 'ملفه مفتوح: يمكن التأكيد بعد إغلاقه.',
    case: 'الملف',
    print: 'اطبع',
  },
  fr: {
    title: 'Effacer ce qui est noté de la personne',
    certificate: 'Certificat d’effacement',
    none: 'L’effacement de ce qui est noté de cette personne n’a pas été demandé.',
    request: 'Demander l’effacement…',
    requestTitle: 'Demander l’effacement de ce qui est noté',
    why: 'Pourquoi\u202f?',
    requestIt: 'Noter la demande',
    follows:
      'Quelqu’un d’autre, du comité, la confirme une fois le dossier clos. D’ici là elle peut être retirée.',
    withdraw: 'Retirer la demande',
    confirm: 'Confirmer l’effacement…',
    confirmIt: 'Effacer pour de bon',
    warning:
      'C’est définitif\u00a0: plus personne ne lira qui est la personne ni ce qui a été noté, pas même dans une sauvegarde.',
    open: 'Son dossier est ouvert\u202f; l’effacement se confirme une fois qu’il est clos.',
    case: 'Dossier',
    print: 'Imprimer',
  },
  en: {
    title: 'Erase what is held about the person',
    certificate: 'Certificate of erasure',
    none: 'Nobody has requested that what is held about this person be erased.',
    request: 'Request the erasure…',
    requestTitle: 'Request that what is held be erased',
    why: 'Why?',
    requestIt: 'Record the request',
    follows:
      'Somebody else, of the committee, confirms it once the case is closed. Until then it can be withdrawn.',
    withdraw: 'Withdraw the request',
    confirm: 'Confirm the erasure…',
    confirmIt: 'Erase for good',
    warning:
      'This can not be undone: nobody will read again who the person is or what was written down, not in a backup either.',
    open: 'The case is open; the erasure is confirmed once it is closed.',
    case: 'Case',
    print: 'Print',
  },
});

/** The erasure of a person: requested, withdrawn, confirmed by somebody else; and its certificate, which can be printed. */
export function ErasurePage({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const { personId = '' } = params;
  const asked = useAnswer(intakeRoutes.readErasure, { params: { personId } });
  const isDone = asked.answer?.erasure?.state === 'done';
  return (
    <>
      <Title>{isDone ? said().certificate : said().title}</Title>
      <Answered of={asked}>
        {({ erasure }) => (
          <>
            {erasure === null ? (
              <Empty>{said().none}</Empty>
            ) : (
              <KnownErasure of={erasure} again={asked.again} />
            )}
            {erasure?.state !== 'requested' && !isDone && may('erasure.request') && (
              <Request personId={personId} again={asked.again} />
            )}
          </>
        )}
      </Answered>
    </>
  );
}

function KnownErasure({ of, again }: { readonly of: Erasure; readonly again: () => Promise<void> }) {
  const { personId, erasureId, caseId, state, isCaseOpen, keyDestroyedAt } = of;
  const withdraw = useCommand(intakeRoutes.withdrawErasureRequest);
  const isWaiting = state === 'requested' || (state === 'done' && keyDestroyedAt === null);
  return (
    <section class="stack">
      <p>
        {said().case}{' '}
        <a href={`/cases/${caseId}`}>
          <Code>{caseId}</Code>
        </a>
      </p>
      <ErasureFacts of={of} />
      {state === 'requested' && isCaseOpen && <p class="note">{said().open}</p>}
      <div class="row">
        {isWaiting && !isCaseOpen && may('erasure.confirm') && <Confirm of={of} again={again} />}
        {state === 'requested' && may('erasure.request') && (
          <Button
            press={async () => {
              if (await withdraw.send({ params: { personId, erasureId }, body: {} })) await again();
            }}
          >
            {said().withdraw}
          </Button>
        )}
        {state === 'done' && <Button press={() => print()}>{said().print}</Button>}
      </div>
      {withdraw.failure && <FailureNote failure={withdraw.failure} />}
    </section>
  );
}

function Confirm({ of, again }: { readonly of: Erasure; readonly again: () => Promise<void> }) {
  const { personId, erasureId, caseId } = of;
  const [isOpen, setOpen] = useState(false);
  const confirm = useCommand(intakeRoutes.erasePerson);
  return (
    <>
      <Button kind="danger" press={() => setOpen(true)}>
        {said().confirm}
      </Button>
      {isOpen && (
        <CommandDialog
          title={`${said().title} ${caseId}`}
          label={said().confirmIt}
          kind="danger"
          failure={confirm.failure}
          send={() => confirm.send({ params: { personId, erasureId }, body: {} })}
          done={again}
          close={() => setOpen(false)}
        >
          <p class="note warn">{said().warning}</p>
        </CommandDialog>
      )}
    </>
  );
}

function Request({ personId, again }: { readonly personId: string; readonly again: () => Promise<void> }) {
  const [isOpen, setOpen] = useState(false);
  const request = useCommand(intakeRoutes.requestErasure);
  return (
    <>
      <div class="row">
        <Button press={() => setOpen(true)}>{said().request}</Button>
      </div>
      {isOpen && (
        <ChoiceDialog
          title={said().requestTitle}
          label={said().requestIt}
          question={said().why}
          codes={erasureReasons}
          inWords={codeWords().erasureReasons}
          failure={request.failure}
          send={(reason) => request.send({ params: { personId }, body: { reason } })}
          done={again}
          close={() => setOpen(false)}
        >
          <p class="hint">{said().follows}</p>
        </ChoiceDialog>
      )}
    </>
  );
}
