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
import { RollOfUnit } from './roll-of-unit.tsx';

const said = words({
  ar: {
    title: 'مناداة الليلة',
    how: 'الجميع حاضر إلا من تُعلِّم على أنه غائب. احفظ مرة واحدة لكل جناح.',
    none: 'لا أحد يبيت في هذا المركز الليلة.',
    show: 'عرض الأسماء',
    hide: 'إخفاء الأسماء',
    recorded: 'يُسجَّل كل اطلاع على الأسماء.',
  },
  fr: {
    title: 'L’appel du soir',
    how: 'Tout le monde est là, sauf qui est coché absent. Enregistrez une fois par unité.',
    none: 'Personne ne dort dans ce centre cette nuit.',
    show: 'Montrer les noms',
    hide: 'Cacher les noms',
    recorded: 'Chaque consultation des noms est enregistrée.',
  },
  en: {
    title: 'Roll call',
    how: 'Everybody is there but those who are ticked as absent. Save once for each unit.',
    none: 'Nobody sleeps in this centre tonight.',
    show: 'Show the names',
    hide: 'Hide the names',
    recorded: 'Each look at the names is recorded.',
  },
});

/** Who is in their bed tonight, and who is not: a centre's units, each saved by one press. */
export function RollCall() {
  const centres = who.value?.centres ?? [];
  return (
    <>
      <Title>{said().title}</Title>
      <ColdNights />
      <p>{said().how}</p>
      {centres.map((centreId) => (
        <RollOfCentre key={centreId} centreId={centreId} />
      ))}
    </>
  );
}

function RollOfCentre({ centreId }: { readonly centreId: string }) {
  const beds = useAnswer(
    shelterCapacityRoutes.listBeds,
    { params: { centreId }, query: { state: 'occupied', limit: largestPage } },
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
              <RollOfUnit
                key={unit}
                centreId={centreId}
                unit={unit}
                beds={ofUnit}
                called={called}
                done={beds.again}
              />
            ))
          )
        }
      </Answered>
    </>
  );
}
