import { caseworkRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Title } from '../../components/title.tsx';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour, listed, number } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { may } from '../../session/may.ts';
import { AttentionNotes } from './attention-notes.tsx';
import { CaseBadges } from './case-badges.tsx';
import { CaseMediation } from './case-mediation.tsx';
import { CaseReferrals } from './case-referrals.tsx';
import { CaseSteering } from './case-steering.tsx';
import { PlaceOfCase } from './place-of-case.tsx';
import { Timeline } from './timeline.tsx';

const said = words({
  ar: {
    title: 'الملف',
    person: 'صفحة الشخص',
    needs: 'الحاجات',
    contacts: 'لقاءات الشارع',
    opened: 'فُتح',
    closed: 'أُغلق',
    noNeeds: 'لم يُعبّر عن أي حاجة',
    steering: 'الآجال والإجراءات',
  },
  fr: {
    title: 'Dossier',
    person: 'Page de la personne',
    needs: 'Besoins',
    contacts: 'Rencontres de rue',
    opened: 'Ouvert',
    closed: 'Clos',
    noNeeds: 'aucun besoin exprimé',
    steering: 'Échéances et suite à donner',
  },
  en: {
    title: 'Case',
    person: 'The person',
    needs: 'Needs',
    contacts: 'Street contacts',
    opened: 'Opened',
    closed: 'Closed',
    noNeeds: 'no need stated',
    steering: 'Deadlines and what can be done',
  },
});

/** Everything about a case that codes can say: where it stands, what it waits for, what happened. */
export function CasePage({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const { caseId = '' } = params;
  const concerns = (change: { readonly caseId?: string }) => change.caseId === caseId;
  const asked = useAnswer(caseworkRoutes.readCase, { params: { caseId } }, concerns);
  return (
    <>
      <Title>{`${said().title} ${caseId}`}</Title>
      <Answered of={asked}>
        {(of) => (
          <>
            <CaseBadges of={of} />
            {of.status === 'open' && may('person.read') && (
              <div class="row">
                <a class="button main" href={`/cases/${caseId}/person`}>
                  {said().person}
                </a>
              </div>
            )}
            <dl class="facts">
              <dt>{said().needs}</dt>
              <dd>{listed(of.needs.map((need) => codeWords().needKinds[need])) || said().noNeeds}</dd>
              <dt>{said().contacts}</dt>
              <dd>{number(of.contacts)}</dd>
              <dt>{said().opened}</dt>
              <dd>{dayAndHour(of.openedAt)}</dd>
              {of.closedAt !== null && (
                <>
                  <dt>{said().closed}</dt>
                  <dd>{dayAndHour(of.closedAt)}</dd>
                </>
              )}
            </dl>
            <AttentionNotes reasons={of.attention} />
            <section class="stack">
              <h2>{said().steering}</h2>
              <CaseSteering of={of} done={asked.again} />
            </section>
            <PlaceOfCase caseId={caseId} />
            <CaseReferrals caseId={caseId} />
            <CaseMediation caseId={caseId} />
            <Timeline caseId={caseId} />
          </>
        )}
      </Answered>
    </>
  );
}
