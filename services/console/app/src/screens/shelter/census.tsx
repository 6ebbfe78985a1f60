import { useMemo } from 'preact/hooks';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { largestPage } from '../../components/count.ts';
import { useFilters } from '../../components/filters.ts';
import { Title } from '../../components/title.tsx';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour, number } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { who } from '../../session/session.ts';
import { tonight } from '../../session/tonight.ts';
import { forColdNights } from '../night/for-cold-nights.ts';

const said = words({
  ar: {
    title: 'حصيلة الليلة',
    night: 'أي ليلة؟',
    unit: 'الجناح',
    beds: 'الأسرّة',
    unusable: 'غير صالح',
    knownNow: 'حسب ما يُعرف الآن',
    knownOn: (at: string) => `حسب ما كان معروفا في ${at}`,
  },
  fr: {
    title: 'État de la nuit',
    night: 'Quelle nuit\u202f?',
    unit: 'Unité',
    beds: 'Lits',
    unusable: 'inutilisable',
    knownNow: 'tel que connu maintenant',
    knownOn: (at: string) => `tel que connu le ${at}`,
  },
  en: {
    title: 'Census of a night',
    night: 'Which night?',
    unit: 'Unit',
    beds: 'Beds',
    unusable: 'unusable',
    knownNow: 'as known now',
    knownOn: (at: string) => `as known on ${at}`,
  },
});

/** How many beds of each unit were free, held, occupied and unusable on a night: as it is known now, and as it was known then. */
export function CensusOfNight() {
  const { filters, choose } = useFilters();
  const night = filters.night ?? tonight();
  // Who works in centres counts those; the committee counts all that it answers for.
  const own = who.value?.centres ?? [];
  const centres = useAnswer(
    shelterCapacityRoutes.listCentres,
    { query: { limit: largestPage } },
    () => false,
  );
  return (
    <>
      <Title>{said().title}</Title>
      <label>
        {said().night}
        <input
          type="date"
          value={night}
          max={tonight()}
          onChange={({ currentTarget }) => choose({ night: currentTarget.value })}
        />
      </label>
      <Answered of={centres}>
        {({ items }) =>
          items
            .filter(({ centreId }) => own.length === 0 || own.includes(centreId))
            .map(({ centreId, name }) => (
              <CensusOfCentre key={centreId} centreId={centreId} name={name} night={night} />
            ))
        }
      </Answered>
    </>
  );
}

function CensusOfCentre({
  centreId,
  name,
  night,
}: {
  readonly centreId: string;
  readonly name: string;
  readonly night: string;
}) {
  const request = useMemo(() => ({ params: { centreId, night }, query: {} }), [centreId, night]);
  const census = useAnswer(shelterCapacityRoutes.readCensus, request, ({ subject }) =>
    subject.startsWith('bed/'),
  );
  const { unitKinds, bedStates } = codeWords();
  const columns = [
    ['beds', said().beds],
    ['free', bedStates.free],
    ['held', bedStates.held],
    ['occupied', bedStates.occupied],
    ['unusable', said().unusable],
  ] as const;
  return (
    <Answered of={census}>
      {({ lines }) => (
        <table>
          <caption>{name}</caption>
          <thead>
            <tr>
              <th scope="col">{said().unit}</th>
              {columns.map(([field, label]) => (
                <th key={field} scope="col">
                  <span class="sentence">{label}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.flatMap(({ unit, overflow, knownAt, asKnownNow, asKnownThen }) => {
              const ofUnit = overflow ? `${unitKinds[unit]} · ${forColdNights()}` : unitKinds[unit];
              const differs = columns.some(([field]) => asKnownNow[field] !== asKnownThen[field]);
              const rows = [
                { name: differs ? `${ofUnit} · ${said().knownNow}` : ofUnit, of: asKnownNow },
                ...(differs
                  ? [{ name: `${ofUnit} · ${said().knownOn(dayAndHour(knownAt))}`, of: asKnownThen }]
                  : []),
              ];
              return rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row">
                    <span class="sentence">{row.name}</span>
                  </th>
                  {columns.map(([field]) => (
                    <td key={field}>{number(row.of[field])}</td>
                  ))}
                </tr>
              ));
            })}
          </tbody>
        </table>
      )}
    </Answered>
  );
}
