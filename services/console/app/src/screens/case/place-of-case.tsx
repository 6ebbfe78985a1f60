import { shelterCapacityRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { now } from '../../components/now.ts';
import { away, dayAndHour, nightName } from '../../language/format.ts';
import { language } from '../../language/language.ts';
import { words } from '../../language/words.ts';
import { AbsenceNote } from '../shelter/absence-note.tsx';
import { bedName } from '../shelter/bed-name.ts';
import { useCentreNames } from '../shelter/centre-names.ts';
import { WayToBed } from '../shelter/way-to-bed.tsx';

const said = words({
  ar: {
    title: 'الإيواء',
    held: 'محجوز له في',
    offered: 'معروض عليه سرير في',
    until: 'حتى',
    sleeps: 'يبيت في',
    since: 'منذ ليلة',
    none: 'لا سرير له، وليس في لائحة الانتظار.',
  },
  fr: {
    title: 'Hébergement',
    held: 'Lit réservé\u00a0:',
    offered: 'Lit proposé\u00a0:',
    until: 'jusqu’à',
    sleeps: 'Dort à',
    since: 'depuis la nuit du',
    none: 'Ni lit, ni place dans la liste d’attente.',
  },
  en: {
    title: 'Shelter',
    held: 'A bed is held at',
    offered: 'A bed is offered at',
    until: 'until',
    sleeps: 'Sleeps at',
    since: 'since the night of',
    none: 'Neither a bed nor a place in the waiting list.',
  },
});

/** Where the person of a case stands with shelter: the bed, or the place in the list and why. */
export function PlaceOfCase({ caseId }: { readonly caseId: string }) {
  const place = useAnswer(
    shelterCapacityRoutes.readPlace,
    { params: { caseId }, query: { language: language.value } },
    (change) => change.caseId === caseId || change.type.startsWith('iwaa.shelter-capacity.waiting-list'),
  );
  const centreName = useCentreNames();
  return (
    <section class="stack">
      <h2>{said().title}</h2>
      <Answered of={place}>
        {({ bed, waiting }) => (
          <>
            {bed?.hold && (
              <p>
                {bed.hold.offered ? said().offered : said().held} <bdi>{centreName(bed.centreId)}</bdi> ·{' '}
                <bdi>{bedName(bed.bedId)}</bdi> {said().until} {dayAndHour(bed.hold.lapsesAt)} (
                {away(bed.hold.lapsesAt, now.value)})
              </p>
            )}
            {bed?.hold?.onTheWay && <WayToBed way={bed.hold.onTheWay} withDay />}
            {bed?.stay && (
              <p>
                {said().sleeps} <bdi>{centreName(bed.centreId)}</bdi> · <bdi>{bedName(bed.bedId)}</bdi>{' '}
                {said().since} {nightName(bed.stay.since)}
              </p>
            )}
            {bed?.stay?.absence && <AbsenceNote of={bed.stay.absence} />}
            {waiting && <p>{waiting.why}</p>}
            {!bed && !waiting && <p class="hint">{said().none}</p>}
          </>
        )}
      </Answered>
    </section>
  );
}
