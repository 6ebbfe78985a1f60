import { unitKinds } from '@iwaa/contracts/vocabulary';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Badge } from '../../components/badge.tsx';
import { Code } from '../../components/code.tsx';
import { Empty } from '../../components/empty.tsx';
import { Filter } from '../../components/filter.tsx';
import { oneOf, useFilters } from '../../components/filters.ts';
import { Pager } from '../../components/pager.tsx';
import { Title } from '../../components/title.tsx';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour, number } from '../../language/format.ts';
import { language } from '../../language/language.ts';
import { words } from '../../language/words.ts';
import { useProvinces } from './provinces.ts';

const said = words({
  ar: {
    title: 'لائحة الانتظار',
    unit: 'الجناح',
    any: 'كل الأجنحة',
    none: 'لا أحد ينتظر سريرا الآن.',
    noProvince: 'لا مركز ولا إقليم في حسابك. اطلب من اللجنة أن تضيفه.',
    how: 'كل سرير يُخلى يُعرض على أول المنتظرين من تلقاء نفسه، إلى ساعة محددة.',
    since: 'ينتظر منذ',
  },
  fr: {
    title: 'Liste d’attente',
    unit: 'Unité',
    any: 'Toutes les unités',
    none: 'Personne n’attend un lit en ce moment.',
    noProvince: 'Votre compte ne nomme ni centre ni province. Demandez au comité de l’ajouter.',
    how: 'Chaque lit qui se libère est proposé de lui-même au premier de la liste, jusqu’à une heure.',
    since: 'attend depuis',
  },
  en: {
    title: 'Waiting list',
    unit: 'Unit',
    any: 'All units',
    none: 'Nobody waits for a bed at the moment.',
    noProvince: 'Your account names neither a centre nor a province. Ask the committee to add it.',
    how: 'Each bed that is freed is offered to the first in the list by itself, until an hour.',
    since: 'waits since',
  },
});

/** Who waits for a bed, in the order in which they are to get one, each with why in a sentence. */
export function WaitingList() {
  const provinces = useProvinces();
  return (
    <>
      <Title>{said().title}</Title>
      <p class="hint">{said().how}</p>
      <div class="filters">
        <Filter
          name="unit"
          label={said().unit}
          any={said().any}
          of={unitKinds}
          said={(one) => codeWords().unitKinds[one]}
        />
      </div>
      <Answered of={provinces}>
        {(found) => (
          <>
            {found.length === 0 && <Empty>{said().noProvince}</Empty>}
            {found.map((provinceId) => (
              <ProvincesList key={provinceId} provinceId={provinceId} />
            ))}
          </>
        )}
      </Answered>
    </>
  );
}

function ProvincesList({ provinceId }: { readonly provinceId: string }) {
  const { filters } = useFilters();
  const unit = oneOf(unitKinds, filters.unit);
  const asked = useAnswer(
    shelterCapacityRoutes.listWaiting,
    {
      params: { provinceId },
      query: { limit: 100, unit, language: language.value, after: filters.after },
    },
    ({ type }) => type.startsWith('iwaa.shelter-capacity.waiting-list'),
  );
  return (
    <Answered of={asked}>
      {({ items, next }) => (
        <>
          {items.length === 0 && <Empty>{said().none}</Empty>}
          <ul class="plain-list">
            {items.map((entry) => (
              <li key={entry.entryId} class="card">
                <div class="row apart">
                  <h2>
                    {number(entry.place)} · <Code>{entry.caseId}</Code>
                  </h2>
                  <Badge>{codeWords().unitKinds[entry.unit]}</Badge>
                </div>
                <p>{entry.why}</p>
                <p class="hint">
                  {said().since} <time dateTime={entry.since}>{dayAndHour(entry.since)}</time>
                </p>
              </li>
            ))}
          </ul>
          <Pager next={next} />
        </>
      )}
    </Answered>
  );
}
