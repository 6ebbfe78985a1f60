import { caseStatuses, milestones } from '@iwaa/contracts/vocabulary';
import { caseworkRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Code } from '../../components/code.tsx';
import { Empty } from '../../components/empty.tsx';
import { Filter } from '../../components/filter.tsx';
import { oneOf, useFilters } from '../../components/filters.ts';
import { More, useShown } from '../../components/more.tsx';
import { Title } from '../../components/title.tsx';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { CaseBadges } from './case-badges.tsx';
import { FindCase } from './find-case.tsx';

const said = words({
  ar: {
    title: 'الملفات',
    status: 'الحالة',
    anyStatus: 'المفتوحة والمغلقة',
    milestone: 'المرحلة',
    anyMilestone: 'كل المراحل',
    attention: 'الانتباه',
    anyAttention: 'كل الملفات',
    needed: 'ما يحتاج إلى انتباه',
    none: 'لا ملف بهذه الشروط. يُفتح ملف عند أول لقاء في الشارع.',
    last: 'آخر حدث',
  },
  fr: {
    title: 'Dossiers',
    status: 'Statut',
    anyStatus: 'Ouverts et clos',
    milestone: 'Étape',
    anyMilestone: 'Toutes les étapes',
    attention: 'Attention',
    anyAttention: 'Tous les dossiers',
    needed: 'À surveiller',
    none: 'Aucun dossier de ce genre. Un dossier s’ouvre à la première rencontre de rue.',
    last: 'Dernier fait',
  },
  en: {
    title: 'Cases',
    status: 'Status',
    anyStatus: 'Open and closed',
    milestone: 'Milestone',
    anyMilestone: 'All milestones',
    attention: 'Attention',
    anyAttention: 'All cases',
    needed: 'Needs attention',
    none: 'There is no such case. A case is opened at the first street contact.',
    last: 'Last event',
  },
});

/** The cases of one's campaigns, by status, milestone and whether they need attention, more of them as one goes down the list. */
export function Cases() {
  const { filters } = useFilters();
  const limit = useShown();
  const cases = useAnswer(
    caseworkRoutes.listCases,
    {
      query: {
        limit,
        status: oneOf(caseStatuses, filters.status),
        milestone: oneOf(milestones, filters.milestone),
        attention: oneOf(['any'], filters.attention),
        after: filters.after,
      },
    },
    ({ caseId }) => caseId !== undefined,
  );
  return (
    <>
      <Title>{said().title}</Title>
      <FindCase />
      <div class="filters">
        <Filter
          name="status"
          label={said().status}
          any={said().anyStatus}
          of={caseStatuses}
          said={(one) => codeWords().caseStatuses[one]}
        />
        <Filter
          name="milestone"
          label={said().milestone}
          any={said().anyMilestone}
          of={milestones}
          said={(one) => codeWords().milestones[one]}
        />
        <Filter
          name="attention"
          label={said().attention}
          any={said().anyAttention}
          of={['any']}
          said={() => said().needed}
        />
      </div>
      <Answered of={cases}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <Empty>{said().none}</Empty>}
            <ul class="plain-list long">
              {items.map((one) => (
                <li key={one.caseId} class="card">
                  <div class="row apart">
                    <h2>
                      <a href={`/cases/${one.caseId}`}>
                        <Code>{one.caseId}</Code>
                      </a>
                    </h2>
                    <span>
                      {said().last} <time dateTime={one.lastFactAt}>{dayAndHour(one.lastFactAt)}</time>
                    </span>
                  </div>
                  <CaseBadges of={one} />
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
