import { referralRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFilters } from '../../components/filters.ts';
import { PagedList } from '../../components/paged-list.tsx';
import { Title } from '../../components/title.tsx';
import { words } from '../../language/words.ts';
import { AgencyCard } from './agency-card.tsx';

const said = words({
  ar: {
    title: 'المؤسسات الشريكة',
    what: 'من تُسأل أولا تأتي أولا. من غادرت لا تظهر هنا.',
    none: 'لا مؤسسة مسجلة في إقليمك بعد.',
  },
  fr: {
    title: 'Organismes partenaires',
    what: 'Celui qui est sollicité en premier vient en premier. Celui qui est parti n’est plus ici.',
    none: 'Aucun organisme de votre province n’est encore inscrit.',
  },
  en: {
    title: 'Partner agencies',
    what: 'Whoever is asked first comes first. One that has left shows here no more.',
    none: 'No agency of your province is registered yet.',
  },
});

/** The agencies of the committee's province, by rank: whom each takes, when, how much, and whether it is asked. */
export function Agencies() {
  const { filters } = useFilters();
  const asked = useAnswer(
    referralRoutes.listAgencies,
    { query: { limit: 50, after: filters.after } },
    ({ type }) => type.startsWith('iwaa.referral.agency-'),
  );
  return (
    <>
      <Title>{said().title}</Title>
      <p class="hint">{said().what}</p>
      <PagedList of={asked} none={said().none}>
        {(one) => <AgencyCard key={one.agencyId} of={one} done={asked.again} />}
      </PagedList>
    </>
  );
}
