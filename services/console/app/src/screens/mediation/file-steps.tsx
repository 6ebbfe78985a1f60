import type { MediationKind } from '@iwaa/contracts/vocabulary';
import { type OpenState, type Step, steps } from '@iwaa/domain/mediation-file-steps';
import { mediationRoutes } from '../../api/routes.ts';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../components/command.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { words } from '../../language/words.ts';

const said = words({
  ar: {
    session: 'عُقدت جلسة',
    reached: 'تم الاتصال بالأسرة',
    notReached: 'تعذر الاتصال بالأسرة',
    decision: 'القرار بشأن العودة…',
    home: 'عاد الشخص إلى أسرته',
    close: 'إغلاق الملف…',
  },
  fr: {
    session: 'Une séance a eu lieu',
    reached: 'La famille a été jointe',
    notReached: 'La famille n’a pas été jointe',
    decision: 'Décision sur le retour…',
    home: 'La personne est rentrée chez elle',
    close: 'Clore le dossier…',
  },
  en: {
    session: 'A session was held',
    reached: 'The family was reached',
    notReached: 'The family was not reached',
    decision: 'Decision on the return…',
    home: 'The person went home',
    close: 'Close the file…',
  },
});

/** The steps of a mediation file that may be done in its state, by the domain's own table. */
export function FileSteps({
  fileId,
  kind,
  state,
  decide,
  close,
  done,
}: {
  readonly fileId: string;
  readonly kind: MediationKind;
  readonly state: OpenState;
  /** Asks what was decided about the return. */
  readonly decide: () => void;
  /** Asks with which outcome the file is closed. */
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const session = useCommand(mediationRoutes.holdSession);
  const contact = useCommand(mediationRoutes.recordFamilyContact);
  const home = useCommand(mediationRoutes.startReintegration);
  const failure = session.failure ?? contact.failure ?? home.failure;
  const maybe = (step: Step) => steps[kind][step][state] === 'may';
  const params = { fileId };
  const record = async (reached: boolean) => {
    if (await contact.send({ params, body: { reached } })) await done();
  };
  return (
    <>
      <div class="row">
        {maybe('start-reintegration') && (
          <Button
            kind="main"
            press={async () => {
              if (await home.send({ params, body: {} })) await done();
            }}
          >
            {said().home}
          </Button>
        )}
        {maybe('record-return-decision') && <Button press={decide}>{said().decision}</Button>}
        {maybe('record-family-contact') && state === 'opened' && (
          <>
            <Button press={() => record(true)}>{said().reached}</Button>
            <Button press={() => record(false)}>{said().notReached}</Button>
          </>
        )}
        {maybe('hold-session') && (
          <Button
            press={async () => {
              if (await session.send({ params, body: {} })) await done();
            }}
          >
            {said().session}
          </Button>
        )}
        {maybe('close-file') && <Button press={close}>{said().close}</Button>}
      </div>
      {failure && <FailureNote failure={failure} />}
    </>
  );
}
