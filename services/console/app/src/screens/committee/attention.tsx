import { attentionReasons } from '@iwaa/contracts/vocabulary';
import { caseworkRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Filter } from '../../components/filter.tsx';
import { oneOf, useFilters } from '../../components/filters.ts';
import { PagedList } from '../../components/paged-list.tsx';
import { Title } from '../../components/title.tsx';
import { words } from '../../language/words.ts';
import { caseWords } from '../case/case-words.ts';
import { AttentionCard } from './attention-card.tsx';

const said = words({
  ar: {
    title: 'ملفات تحتاج إلى انتباه',
    reason: 'السبب',
    any: 'كل الأسباب',
    none: 'لا ملف يحتاج إلى انتباهك الآن. يظهر هنا كل ملف فاته أجل، أو تراجعت عنه مؤسسة، من تلقاء نفسه.',
    noneSuch: 'لا ملف يحتاج إلى انتباه لهذا السبب الآن.',
  },
  fr: {
    title: 'Dossiers à surveiller',
    reason: 'Raison',
    any: 'Toutes les raisons',
    none: 'Aucun dossier ne demande votre attention. Un dossier dont une échéance est dépassée, ou qu’un organisme abandonne, apparaît ici de lui-même.',
    noneSuch: 'Aucun dossier ne demande votre attention pour cette raison.',
  },
  en: {
    title: 'Cases that need attention',
    reason: 'Reason',
    any: 'All reasons',
    none: 'No case needs your attention. One whose deadline is missed, or that an agency gives up, shows here by itself.',
    noneSuch: 'No case needs attention for this reason.',
  },
});

/** The cases that need attention, those first that have needed it longest, each with why and its remedy. */
export function Attention() {
  const { filters } = useFilters();
  const reason = oneOf(attentionReasons, filters.reason);
  const cases = useAnswer(
    caseworkRoutes.listCasesNeedingAttention,
    { query: { limit: 30, reason, after: filters.after } },
    ({ caseId }) => caseId !== undefined,
  );
  return (
    <>
      <Title>{said().title}</Title>
      <div class="filters">
        <Filter
          name="reason"
          label={said().reason}
          any={said().any}
          of={attentionReasons}
          said={(one) => caseWords().attentionReasons[one].why}
        />
      </div>
      <PagedList of={cases} none={reason ? said().noneSuch : said().none} look="plain-list">
        {(one) => <AttentionCard key={one.caseId} of={one} done={cases.again} />}
      </PagedList>
    </>
  );
}
