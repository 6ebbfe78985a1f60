import { Title } from '../../components/title.tsx';
import { words } from '../../language/words.ts';
import { who } from '../../session/session.ts';
import { ColdNights } from '../night/cold-nights.tsx';
import { BedsOfCentre } from './beds-of-centre.tsx';
import { RollOfUnit } from './roll-of-unit.tsx';

const said = words({
  ar: {
    title: 'مناداة الليلة',
    how: 'الجميع حاضر إلا من تُعلِّم على أنه غائب. احفظ مرة واحدة لكل جناح.',
    none: 'لا أحد يبيت في هذا المركز الليلة.',
  },
  fr: {
    title: 'L’appel du soir',
    how: 'Tout le monde est là, sauf qui est coché absent. Enregistrez une fois par unité.',
    none: 'Personne ne dort dans ce centre cette nuit.',
  },
  en: {
    title: 'Roll call',
    how: 'Everybody is there but those who are ticked as absent. Save once for each unit.',
    none: 'Nobody sleeps in this centre tonight.',
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
        <BedsOfCentre key={centreId} centreId={centreId} state="occupied" none={said().none}>
          {(ofUnit) => <RollOfUnit key={ofUnit.unit} centreId={centreId} {...ofUnit} />}
        </BedsOfCentre>
      ))}
    </>
  );
}
