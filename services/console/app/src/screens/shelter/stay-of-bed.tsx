import { useState } from 'preact/hooks';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../components/command.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { nightName } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { tonight } from '../../session/tonight.ts';
import { AbsenceNote } from './absence-note.tsx';
import type { Bed } from './beds-by-unit.ts';
import type { CalledBy } from './called-by.ts';
import { CheckOut } from './check-out.tsx';
import { GivePass } from './give-pass.tsx';
import { Guest } from './guest.tsx';
import { passInWords } from './pass-in-words.ts';
import { TakeBackEntry } from './take-back-entry.tsx';
import { TransferStay } from './transfer-stay.tsx';

const said = words({
  ar: {
    sleeps: 'يبيت هنا',
    since: 'منذ ليلة',
    checkOut: 'تسجيل المغادرة…',
    pass: 'منح رخصة غياب…',
    takeBack: 'سحب الرخصة',
    isHere: 'الشخص حاضر',
    move: 'نقل إلى سرير آخر…',
    mistake: 'سُجل الوصول خطأ…',
  },
  fr: {
    sleeps: 'Dort ici',
    since: 'depuis la nuit du',
    checkOut: 'Enregistrer la sortie…',
    pass: 'Donner une autorisation…',
    takeBack: 'Retirer l’autorisation',
    isHere: 'La personne est là',
    move: 'Changer de lit…',
    mistake: 'Entrée saisie par erreur…',
  },
  en: {
    sleeps: 'Sleeps here',
    since: 'since the night of',
    checkOut: 'Check out…',
    pass: 'Give a pass…',
    takeBack: 'Take the pass back',
    isHere: 'The person is here',
    move: 'Move to another bed…',
    mistake: 'Check-in entered in error…',
  },
});

/** Who sleeps in a bed: whether they are there, with which passes, and what can be done about it. */
export function StayOfBed({
  bedId,
  free,
  stay,
  called,
  done,
}: {
  readonly bedId: string;
  /** The free beds of its unit. */
  readonly free: readonly string[];
  readonly stay: NonNullable<Bed['stay']>;
  readonly called: CalledBy;
  readonly done: () => Promise<void>;
}) {
  const { stayId, caseId, since, absence } = stay;
  const isHere = useCommand(shelterCapacityRoutes.recordPresence);
  const takeBack = useCommand(shelterCapacityRoutes.takeBackPass);
  const [asking, setAsking] = useState<'leaving' | 'pass' | 'move' | 'mistake'>();
  const close = () => setAsking(undefined);
  const failure = isHere.failure ?? takeBack.failure;
  const passes = stay.passes.filter(({ to }) => to >= tonight());
  return (
    <>
      <p>
        {said().sleeps} <Guest caseId={caseId} called={called} /> {said().since} {nightName(since)}
      </p>
      {absence && <AbsenceNote of={absence} />}
      {passes.map((pass) => (
        <div key={pass.passId} class="row apart">
          <span>{passInWords(pass)}</span>
          <Button
            name={`${said().takeBack} ${caseId}`}
            press={async () => {
              if (await takeBack.send({ params: { bedId, passId: pass.passId } })) await done();
            }}
          >
            {said().takeBack}
          </Button>
        </div>
      ))}
      <div class="row">
        {absence && (
          <Button
            kind="main"
            name={`${said().isHere} ${caseId}`}
            press={async () => {
              const body = { stayId, night: tonight() };
              if (await isHere.send({ params: { bedId }, body })) await done();
            }}
          >
            {said().isHere}
          </Button>
        )}
        <Button name={`${said().pass} ${caseId}`} press={() => setAsking('pass')}>
          {said().pass}
        </Button>
        <Button name={`${said().checkOut} ${caseId}`} press={() => setAsking('leaving')}>
          {said().checkOut}
        </Button>
        <Button name={`${said().move} ${caseId}`} press={() => setAsking('move')}>
          {said().move}
        </Button>
        <Button name={`${said().mistake} ${caseId}`} press={() => setAsking('mistake')}>
          {said().mistake}
        </Button>
      </div>
      {failure && <FailureNote failure={failure} />}
      {asking === 'leaving' && <CheckOut bedId={bedId} stayId={stayId} close={close} done={done} />}
      {asking === 'move' && (
        <TransferStay bedId={bedId} stayId={stayId} free={free} close={close} done={done} />
      )}
      {asking === 'mistake' && (
        <TakeBackEntry entry="check-in" bedId={bedId} stayId={stayId} close={close} done={done} />
      )}
      {asking === 'pass' && <GivePass bedId={bedId} stayId={stayId} close={close} done={done} />}
    </>
  );
}
