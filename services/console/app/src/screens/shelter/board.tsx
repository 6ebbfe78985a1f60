import { shelterCapacityRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Button } from '../../components/button.tsx';
import { largestPage } from '../../components/count.ts';
import { Empty } from '../../components/empty.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { Title } from '../../components/title.tsx';
import { words } from '../../language/words.ts';
import { who } from '../../session/session.ts';
import { ColdNights } from '../night/cold-nights.tsx';
import { bedsByUnit } from './beds-by-unit.ts';
import { useCalledBy } from './called-by.ts';
import { useCentreNames } from './centre-names.ts';
import { UnitBeds } from './unit-beds.tsx';

const said = words({
  ar: {
    title: 'الأسرّة الليلة',
    noCentre: 'لا يذكر حسابك أي مركز. اطلب من لجنة اليقظة أن تضيفه.',
    none: 'لا توجد أسرّة في هذا المركز بعد؛ تضيفها اللجنة.',
    show: 'عرض الأسماء',
    hide: 'إخفاء الأسماء',
    recorded: 'يُسجَّل كل اطلاع على الأسماء.',
  },
  fr: {
    title: 'Les lits cette nuit',
    noCentre: 'Votre compte ne nomme aucun centre. Demandez au comité de l’ajouter.',
    none: 'Ce centre n’a pas encore de lits\u202f; le comité les ajoute.',
    show: 'Montrer les noms',
    hide: 'Cacher les noms',
    recorded: 'Chaque consultation des noms est enregistrée.',
  },
  en: {
    title: 'Beds tonight',
    noCentre: 'Your account names no centre. Ask the committee to add it.',
    none: 'This centre has no beds yet; the committee adds them.',
    show: 'Show the names',
    hide: 'Hide the names',
    recorded: 'Each look at the names is recorded.',
  },
});

/** The live board of a centre: each unit's beds, who is expected, who sleeps where. */
export function Board() {
  const centres = who.value?.centres ?? [];
  return (
    <>
      <Title>{said().title}</Title>
      <ColdNights />
      {centres.length === 0 && <Empty>{said().noCentre}</Empty>}
      {centres.map((centreId) => (
        <CentreBoard key={centreId} centreId={centreId} />
      ))}
    </>
  );
}

function CentreBoard({ centreId }: { readonly centreId: string }) {
  const beds = useAnswer(
    shelterCapacityRoutes.listBeds,
    { params: { centreId }, query: { limit: largestPage } },
    ({ subject }) => subject.startsWith('bed/'),
  );
  const called = useCalledBy(centreId);
  const nameOf = useCentreNames();
  return (
    <>
      <p>
        <strong>
          <bdi>{nameOf(centreId)}</bdi>
        </strong>
      </p>
      <div class="row">
        {called.isShown ? (
          <Button press={called.hide}>{said().hide}</Button>
        ) : (
          <Button press={called.show}>{said().show}</Button>
        )}
        <span class="hint">{said().recorded}</span>
      </div>
      {called.failure && <FailureNote failure={called.failure} again={called.show} />}
      <Answered of={beds}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{said().none}</Empty>
          ) : (
            bedsByUnit(items).map(({ unit, beds: ofUnit }) => (
              <UnitBeds key={unit} unit={unit} beds={ofUnit} called={called} done={beds.again} />
            ))
          )
        }
      </Answered>
    </>
  );
}
