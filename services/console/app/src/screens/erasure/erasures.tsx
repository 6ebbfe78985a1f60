import { erasureStates } from '@iwaa/contracts/vocabulary';
import { intakeRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Code } from '../../components/code.tsx';
import { Empty } from '../../components/empty.tsx';
import { Filter } from '../../components/filter.tsx';
import { oneOf, useFilters } from '../../components/filters.ts';
import { More, useShown } from '../../components/more.tsx';
import { Title } from '../../components/title.tsx';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';
import { ErasureFacts } from './erasure-facts.tsx';

const said = words({
  ar: {
    title: 'طلبات المحو',
    state: 'الحالة',
    any: 'كل الطلبات',
    none: 'لا طلب من هذا النوع. يُسجّل الطلبَ عاملٌ اجتماعي مع الشخص، ويؤكده شخص آخر من اللجنة.',
  },
  fr: {
    title: 'Demandes d’effacement',
    state: 'État',
    any: 'Toutes les demandes',
    none: 'Aucune demande de ce genre. Un travailleur social la note avec la personne\u202f; quelqu’un d’autre, du comité, la confirme.',
  },
  en: {
    title: 'Requests for erasure',
    state: 'State',
    any: 'All requests',
    none: 'There is no such request. A social worker records one with the person; somebody else, of the committee, confirms it.',
  },
});

/** The erasures that were requested, and what came of each; a press leads to the one that waits. */
export function Erasures() {
  const { filters } = useFilters();
  const limit = useShown();
  const erasures = useAnswer(intakeRoutes.listErasures, {
    query: { limit, state: oneOf(erasureStates, filters.state), after: filters.after },
  });
  return (
    <>
      <Title>{said().title}</Title>
      <div class="filters">
        <Filter
          name="state"
          label={said().state}
          any={said().any}
          of={erasureStates}
          said={(one) => codeWords().erasureStates[one]}
        />
      </div>
      <Answered of={erasures}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <Empty>{said().none}</Empty>}
            <ul class="plain-list">
              {items.map((one) => (
                <li key={one.erasureId} class="card">
                  <h2>
                    <a href={`/persons/${one.personId}/erasure`}>
                      <Code>{one.caseId}</Code>
                    </a>
                  </h2>
                  <ErasureFacts of={one} />
                </li>
              ))}
            </ul>
            <More next={next} />
          </>
        )}
      </Answered>
    </>
  );
}
