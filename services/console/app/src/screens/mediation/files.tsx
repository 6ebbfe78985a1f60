import { mediationKinds } from '@iwaa/contracts/vocabulary';
import { mediationRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Filter } from '../../components/filter.tsx';
import { oneOf, useFilters } from '../../components/filters.ts';
import { PagedList } from '../../components/paged-list.tsx';
import { Title } from '../../components/title.tsx';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';
import { FileCard } from './file-card.tsx';

const said = words({
  ar: {
    title: 'ملفات الوساطة',
    state: 'الحالة',
    anyState: 'كل الحالات',
    kind: 'النوع',
    anyKind: 'كل الأنواع',
    none: 'لا ملف وساطة بهذه الشروط. يُفتح من تلقاء نفسه عند التعبير عن الحاجة إلى الوساطة.',
  },
  fr: {
    title: 'Médiation',
    state: 'État',
    anyState: 'Tous les états',
    kind: 'Genre',
    anyKind: 'Tous les genres',
    none: 'Aucun dossier de ce genre. Il s’ouvre de lui-même quand quelqu’un exprime un besoin de médiation.',
  },
  en: {
    title: 'Mediation',
    state: 'State',
    anyState: 'All states',
    kind: 'Kind',
    anyKind: 'All kinds',
    none: 'There is no such file. One is opened by itself when somebody states a need of mediation.',
  },
});

const states = ['opened', 'family-reached', 'return-agreed', 'closed'] as const;

/** The mediation files of one's campaigns, newest first, each with its next steps. */
export function MediationFiles() {
  const { filters } = useFilters();
  const asked = useAnswer(
    mediationRoutes.listMediationFiles,
    {
      query: {
        limit: 50,
        state: oneOf(states, filters.state),
        kind: oneOf(mediationKinds, filters.kind),
        after: filters.after,
      },
    },
    ({ type }) => type.startsWith('iwaa.mediation.'),
  );
  return (
    <>
      <Title>{said().title}</Title>
      <div class="filters">
        <Filter
          name="state"
          label={said().state}
          any={said().anyState}
          of={states}
          said={(one) => codeWords().mediationFileStates[one]}
        />
        <Filter
          name="kind"
          label={said().kind}
          any={said().anyKind}
          of={mediationKinds}
          said={(one) => codeWords().mediationKinds[one]}
        />
      </div>
      <PagedList of={asked} none={said().none}>
        {(file) => <FileCard key={file.fileId} of={file} done={asked.again} />}
      </PagedList>
    </>
  );
}
