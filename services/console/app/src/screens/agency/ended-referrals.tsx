import { referralRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFilters } from '../../components/filters.ts';
import { PagedList } from '../../components/paged-list.tsx';
import { Title } from '../../components/title.tsx';
import { words } from '../../language/words.ts';
import { ReceivedReferral } from './received-referral.tsx';

const said = words({
  ar: { title: 'توجيهات انتهت', none: 'لم ينته أي توجيه بعد.', back: 'التوجيهات المفتوحة' },
  fr: {
    title: 'Orientations terminées',
    none: 'Aucune orientation n’est terminée.',
    back: 'Orientations ouvertes',
  },
  en: { title: 'Ended referrals', none: 'No referral has ended yet.', back: 'Open referrals' },
});

/** The referrals of one's agency that have ended, newest first. */
export function EndedReferrals() {
  const { filters } = useFilters();
  const asked = useAnswer(
    referralRoutes.listReferrals,
    { query: { open: 'false', limit: 50, after: filters.after } },
    ({ type }) => type.startsWith('iwaa.referral.referral-'),
  );
  return (
    <>
      <Title beside={<a href="/inbox">{said().back}</a>}>{said().title}</Title>
      <PagedList of={asked} none={said().none}>
        {(one) => <ReceivedReferral key={one.referralId} of={one} done={asked.again} />}
      </PagedList>
    </>
  );
}
