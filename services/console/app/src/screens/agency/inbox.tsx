import { isOpen } from '@iwaa/domain/referral-states';
import { referralRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { largestPage } from '../../components/count.ts';
import { Empty } from '../../components/empty.tsx';
import { Title } from '../../components/title.tsx';
import { words } from '../../language/words.ts';
import { who } from '../../session/session.ts';
import { Capacity } from './capacity.tsx';
import { inboxOf } from './inbox-of.ts';
import { ReceivedReferral } from './received-referral.tsx';

const said = words({
  ar: {
    title: 'التوجيهات الواردة',
    fresh: 'جديدة، تنتظر جوابكم',
    noneFresh: 'لا توجيه جديد. يظهر التوجيه الجديد هنا من تلقاء نفسه.',
    underWay: 'قيد المتابعة',
    noneUnderWay: 'لا توجيه قيد المتابعة. ما تقبلونه يظهر هنا حتى ينتهي.',
    ended: 'ما انتهى',
    noAgency: 'لا يذكر حسابك أي مؤسسة. اطلب من اللجنة أن تضيفها.',
  },
  fr: {
    title: 'Orientations reçues',
    fresh: 'Nouvelles, en attente de votre réponse',
    noneFresh: 'Aucune nouvelle orientation. Elle apparaîtra ici d’elle-même.',
    underWay: 'En cours de suivi',
    noneUnderWay: 'Aucune orientation en cours. Ce que vous acceptez reste ici jusqu’à sa fin.',
    ended: 'Terminées',
    noAgency: 'Votre compte ne nomme aucun organisme. Demandez au comité de l’ajouter.',
  },
  en: {
    title: 'Referrals received',
    fresh: 'New, waiting for your answer',
    noneFresh: 'No new referral. One shows here by itself.',
    underWay: 'Being followed',
    noneUnderWay: 'No referral is being followed. What you accept stays here until it is done.',
    ended: 'Ended',
    noAgency: 'Your account names no agency. Ask the committee to add it.',
  },
});

/** The referrals of one's agency: new ones first, by when an answer is hoped for, then those under way. */
export function Inbox() {
  const asked = useAnswer(
    referralRoutes.listReferrals,
    { query: { open: 'true', limit: largestPage } },
    ({ type }) => type.startsWith('iwaa.referral.referral-'),
  );
  const agencies = who.value?.agencies ?? [];
  return (
    <>
      <Title beside={<a href="/inbox/ended">{said().ended}</a>}>{said().title}</Title>
      {agencies.length === 0 && <Empty>{said().noAgency}</Empty>}
      {agencies.map((agencyId) => (
        <Capacity key={agencyId} agencyId={agencyId} />
      ))}
      <Answered of={asked}>
        {({ items }) => {
          const { fresh, underWay } = inboxOf(items.filter(({ state }) => isOpen(state)));
          return (
            <>
              <section class="stack">
                <h2>{said().fresh}</h2>
                {fresh.length === 0 && <Empty>{said().noneFresh}</Empty>}
                <ul class="cards">
                  {fresh.map((one) => (
                    <ReceivedReferral key={one.referralId} of={one} done={asked.again} />
                  ))}
                </ul>
              </section>
              <section class="stack">
                <h2>{said().underWay}</h2>
                {underWay.length === 0 && <Empty>{said().noneUnderWay}</Empty>}
                <ul class="cards">
                  {underWay.map((one) => (
                    <ReceivedReferral key={one.referralId} of={one} done={asked.again} />
                  ))}
                </ul>
              </section>
            </>
          );
        }}
      </Answered>
    </>
  );
}
