import type { PersonAnswer } from '@iwaa/contracts/http/intake';
import { intakeRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Button } from '../../components/button.tsx';
import { Code } from '../../components/code.tsx';
import { Empty } from '../../components/empty.tsx';
import { Title } from '../../components/title.tsx';
import { capital } from '../../language/capital.ts';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { may } from '../../session/may.ts';
import { useAgencyNames } from '../case/agency-names.ts';
import { Timeline } from '../case/timeline.tsx';
import { Accesses } from './accesses.tsx';
import { Notes } from './notes.tsx';
import { WhoItIs } from './who-it-is.tsx';

const said = words({
  ar: {
    title: 'ما هو مسجّل عنك',
    intro: 'تُقرأ هذه الصفحة معك أو تُطبع لك، باللغة التي تختارها في أعلى الصفحة. وهي لك وحدك.',
    print: 'اطبع',
    erase: 'طلب المحو',
    held: 'ما هو مسجّل',
    agreed: 'ما وافقت عليه',
    nothing: 'لم توافق على مشاركة أي شيء، فلا تُسأل أي مؤسسة عنك.',
    any: 'مع أي مؤسسة',
    until: 'حتى',
    case: 'الملف',
    rights: 'حقوقك',
    right: [
      'يمكنك أن تطلب تصحيح ما هو غير صحيح؛ ويبقى ما كان من قبل مشفرا لا يراه إلا العاملون الاجتماعيون.',
      'يمكنك أن تسحب موافقتك في أي وقت؛ وتتوقف التوجيهات التي تقوم عليها في الحال.',
      'يمكنك أن تعترض على استعمال ما هو مسجّل، أو تطلب محوه. قل ذلك لأي فريق أو عامل اجتماعي.',
      'لا يكلفك ذلك شيئا: لا سريرا ولا مكانا في اللائحة.',
    ],
  },
  fr: {
    title: 'Ce qui est noté sur vous',
    intro:
      'Cette page se lit avec vous ou s’imprime pour vous, dans la langue choisie en haut de la page. Elle n’est qu’à vous.',
    print: 'Imprimer',
    erase: 'Demander l’effacement',
    held: 'Ce qui est noté',
    agreed: 'Ce à quoi vous avez consenti',
    nothing: 'Vous n’avez consenti à aucun partage\u202f; aucun organisme n’est sollicité pour vous.',
    any: 'tout organisme',
    until: 'jusqu’à',
    case: 'Dossier',
    rights: 'Vos droits',
    right: [
      'Vous pouvez faire corriger ce qui est faux\u202f; ce qui était noté avant reste chiffré, et seuls les travailleurs sociaux le voient.',
      'Vous pouvez retirer un consentement à tout moment\u202f; les orientations qui s’y appuient s’arrêtent aussitôt.',
      'Vous pouvez vous opposer à l’usage de ce qui est noté, ou demander son effacement. Dites-le à une équipe ou à un travailleur social.',
      'Cela ne vous coûte rien\u202f: ni lit, ni place dans la liste.',
    ],
  },
  en: {
    title: 'What is held about you',
    intro:
      'This page is read with you or printed for you, in the language that is chosen at the top of the page. It is yours alone.',
    print: 'Print',
    erase: 'Request the erasure',
    held: 'What is held',
    agreed: 'What you agreed to',
    nothing: 'You have agreed to share nothing; no agency is asked for you.',
    any: 'any agency',
    until: 'until',
    case: 'Case',
    rights: 'Your rights',
    right: [
      'You can have corrected what is wrong; what was held before stays encrypted, and social workers alone see it.',
      'You can take a consent back at any time; the referrals that rest on it stop at once.',
      'You can object to the use of what is held, or ask that it be erased. Tell any team or social worker.',
      'It costs you nothing: no bed, and no place in the list.',
    ],
  },
});

const never = () => false;

/**
 * The person's own report: what is held, what was agreed, what happened and who decided it, who saw it, and the person's rights. A
 * social worker reads it with the person or prints it.
 */
export function ReportOfPerson({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const { personId = '' } = params;
  const asked = useAnswer(intakeRoutes.readPerson, { params: { personId } }, never);
  return (
    <>
      <Title>{said().title}</Title>
      <Answered of={asked}>{(person) => <Report of={person} />}</Answered>
    </>
  );
}

function Report({ of }: { readonly of: PersonAnswer }) {
  const { personId, caseId, previousCaseIds } = of;
  const cases = [...(caseId === null ? [] : [caseId]), ...previousCaseIds.toReversed()];
  return (
    <>
      <p>{said().intro}</p>
      <div class="row">
        <Button kind="main" press={() => print()}>
          {said().print}
        </Button>
        {may('erasure.request') && (
          <a class="button" href={`/persons/${personId}/erasure`}>
            {said().erase}
          </a>
        )}
      </div>
      <section class="stack">
        <h2>{said().held}</h2>
        <WhoItIs of={of} />
      </section>
      <Notes of={of} />
      <Agreed of={of} />
      {cases.map((id) => (
        <section key={id} class="stack">
          <p>
            {said().case} <Code>{id}</Code>
          </p>
          <Timeline caseId={id} isWhole />
        </section>
      ))}
      <Accesses personId={personId} />
      <section class="stack">
        <h2>{said().rights}</h2>
        <ul>
          {said().right.map((right) => (
            <li key={right}>{right}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Agreed({ of: { consents } }: { readonly of: PersonAnswer }) {
  const agencyName = useAgencyNames();
  return (
    <section class="stack">
      <h2>{said().agreed}</h2>
      {consents.length === 0 && <Empty>{said().nothing}</Empty>}
      <ul>
        {consents.map(({ consentId, purpose, agencyId, until }) => (
          <li key={consentId}>
            {capital(codeWords().consentPurposes[purpose])}
            {purpose === 'referral' && <> · {agencyId === null ? said().any : agencyName(agencyId)}</>}
            {until !== null && (
              <>
                {' '}
                · {said().until} {dayAndHour(until)}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
