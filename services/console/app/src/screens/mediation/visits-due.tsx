import { useMemo } from 'preact/hooks';
import { mediationRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFilters } from '../../components/filters.ts';
import { PagedList } from '../../components/paged-list.tsx';
import { Title } from '../../components/title.tsx';
import { words } from '../../language/words.ts';
import { ReintegrationCard } from './reintegration-card.tsx';

const said = words({
  ar: {
    title: 'زيارات مستحقة',
    what: 'ما استُحق، وما يُستحق خلال سبعة أيام.',
    none: 'لا زيارة مستحقة خلال سبعة أيام.',
  },
  fr: {
    title: 'Visites à faire',
    what: 'Celles qui sont dues, et celles des sept prochains jours.',
    none: 'Aucune visite n’est due dans les sept jours.',
  },
  en: {
    title: 'Visits due',
    what: 'Those that are due, and those of the next seven days.',
    none: 'No visit is due within seven days.',
  },
});

const aheadMs = 7 * 24 * 3600_000;

/** The returns to a family that are to be visited within a week. */
export function VisitsDue() {
  const { filters } = useFilters();
  const dueBy = useMemo(() => new Date(Date.now() + aheadMs).toISOString(), []);
  const asked = useAnswer(
    mediationRoutes.listReintegrations,
    { query: { dueBy, limit: 50, after: filters.after } },
    ({ type }) => type.startsWith('iwaa.mediation.'),
  );
  return (
    <>
      <Title>{said().title}</Title>
      <p class="hint">{said().what}</p>
      <PagedList of={asked} none={said().none}>
        {(one) => <ReintegrationCard key={one.reintegrationId} of={one} done={asked.again} />}
      </PagedList>
    </>
  );
}
