import { Empty } from '../../components/empty.tsx';
import { Title } from '../../components/title.tsx';
import { words } from '../../language/words.ts';
import { who } from '../../session/session.ts';
import { ColdNights } from '../night/cold-nights.tsx';
import { BedsOfCentre } from './beds-of-centre.tsx';
import { UnitBeds } from './unit-beds.tsx';

const said = words({
  ar: {
    title: 'الأسرّة الليلة',
    noCentre: 'لا يذكر حسابك أي مركز. اطلب من لجنة اليقظة أن تضيفه.',
    none: 'لا توجد أسرّة في هذا المركز بعد؛ تضيفها اللجنة.',
  },
  fr: {
    title: 'Les lits cette nuit',
    noCentre: 'Votre compte ne nomme aucun centre. Demandez au comité de l’ajouter.',
    none: 'Ce centre n’a pas encore de lits\u202f; le comité les ajoute.',
  },
  en: {
    title: 'Beds tonight',
    noCentre: 'Your account names no centre. Ask the committee to add it.',
    none: 'This centre has no beds yet; the committee adds them.',
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
        <BedsOfCentre key={centreId} centreId={centreId} none={said().none}>
          {(ofUnit) => <UnitBeds key={ofUnit.unit} {...ofUnit} />}
        </BedsOfCentre>
      ))}
    </>
  );
}
