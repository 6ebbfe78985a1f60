import { referralRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Empty } from '../../components/empty.tsx';
import { words } from '../../language/words.ts';
import { useAgencyNames } from './agency-names.ts';
import { lateYes } from './late-yes.ts';
import { ReferralCard } from './referral-card.tsx';
import { UnservedNeeds } from './unserved-needs.tsx';

const said = words({
  ar: { title: 'التوجيهات', none: 'لم تُسأل أي مؤسسة بعد. تُسأل من تلقاء نفسها عند وجود حاجة وموافقة.' },
  fr: {
    title: 'Orientations',
    none: 'Aucun organisme n’a encore été sollicité. Cela se fait de soi-même dès qu’il y a un besoin et un consentement.',
  },
  en: {
    title: 'Referrals',
    none: 'No agency was asked yet. One is asked by itself once there is a need and a consent.',
  },
});

/** The referrals of a case, newest first. */
export function CaseReferrals({ caseId }: { readonly caseId: string }) {
  const asked = useAnswer(
    referralRoutes.listReferrals,
    { query: { caseId, limit: 100 } },
    (change) => change.caseId === caseId,
  );
  const needs = useAnswer(
    referralRoutes.listNeeds,
    { params: { caseId }, query: {} },
    (change) => change.caseId === caseId,
  );
  const agencyName = useAgencyNames();
  return (
    <section class="stack">
      <h2>{said().title}</h2>
      <UnservedNeeds caseId={caseId} of={needs} done={asked.again} />
      <Answered of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{said().none}</Empty>
          ) : (
            <ul class="cards">
              {items.map((referral) => (
                <ReferralCard
                  key={referral.referralId}
                  of={referral}
                  agency={agencyName(referral.agencyId)}
                  isLast={items.find(({ needId }) => needId === referral.needId) === referral}
                  isWilling={needs.answer?.items.some((need) => lateYes(need, items) === referral) === true}
                  done={asked.again}
                />
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
}
