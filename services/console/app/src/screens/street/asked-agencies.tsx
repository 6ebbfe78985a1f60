import type { askedAgencies } from '@iwaa/contracts/http/referral';
import { type NeedKind, referralServices } from '@iwaa/contracts/vocabulary';
import type { z } from 'zod';
import { referralRoutes } from '../../api/routes.ts';
import { Answered } from '../../components/answered.tsx';
import { capital } from '../../language/capital.ts';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour, label, pair } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { useKeptAnswer } from '../../vault/use-kept-answer.ts';

const said = words({
  ar: {
    title: 'المؤسسات',
    requested: 'سُئلت. الجواب مأمول قبل',
    accepted: 'قبلت.',
    rejected: 'اعتذرت. تُسأل المؤسسة الموالية من تلقاء نفسها إن وُجدت.',
    'in-progress': 'بدأت المساعدة.',
    'on-hold': 'قبلت، وتنتظر قبل أن تتابع.',
    completed: 'أنجزت المطلوب.',
    failed: 'قبلت ثم تعذّر عليها ذلك. اللجنة على علم.',
    cancelled: 'لم تعد مطلوبة.',
    'not-placed': 'لم تبق مؤسسة تُسأل. المساعد الاجتماعي واللجنة على علم.',
    notYet: 'لم تُسأل أي مؤسسة بعد. تُسأل من تلقاء نفسها متى وافق الشخص.',
  },
  fr: {
    title: 'Organismes',
    requested: 'sollicité. Réponse espérée avant',
    accepted: 'a dit oui.',
    rejected: 'a dit non. Le suivant, s’il y en a un, est sollicité de lui-même.',
    'in-progress': 'a commencé à aider.',
    'on-hold': 'a dit oui, et attend avant de continuer.',
    completed: 'a fait ce qui était demandé.',
    failed: 'avait dit oui et ne peut finalement pas. Le comité le voit.',
    cancelled: 'n’est plus sollicité.',
    'not-placed': 'plus aucun organisme à solliciter. L’assistant social et le comité le voient.',
    notYet:
      'aucun organisme n’est encore sollicité. Cela se fait de soi-même dès que la personne est d’accord.',
  },
  en: {
    title: 'Agencies',
    requested: 'was asked. An answer is hoped for until',
    accepted: 'said yes.',
    rejected: 'said no. The next one, if there is one, is asked by itself.',
    'in-progress': 'has begun to help.',
    'on-hold': 'said yes, and waits before it goes on.',
    completed: 'has done what was asked.',
    failed: 'had said yes, and can not do it after all. The committee sees it.',
    cancelled: 'is asked no more.',
    'not-placed': 'no agency is left to ask. The social worker and the committee see it.',
    notYet: 'no agency is asked yet. One is asked by itself as soon as the person agrees.',
  },
});

type Asked = z.output<typeof askedAgencies>['items'][number];

/** What an agency is asked for by itself; another shelter is asked by hand, or when somebody has waited too long. */
const askedByThemselves: readonly NeedKind[] = referralServices.filter((service) => service !== 'shelter');

/** Which agencies were asked for somebody whom the team met, and how far they are, as it happens. */
export function AskedAgencies({
  caseId,
  needs,
}: {
  readonly caseId: string;
  /** What the person has just asked for. */
  readonly needs: readonly NeedKind[];
}) {
  const asked = useKeptAnswer(
    referralRoutes.listAskedAgencies,
    { params: { caseId }, query: { limit: 20 } },
    (change) => change.caseId === caseId,
  );
  const expected = needs.filter((kind) => askedByThemselves.includes(kind));
  if (expected.length === 0 && asked.answer?.items.length === 0) return null;
  return (
    <section class="stack">
      <h2>{said().title}</h2>
      <Answered of={asked}>
        {({ items }) => (
          <ul class="lines">
            {expected
              .filter((kind) => !items.some(({ service }) => service === kind))
              .map((kind) => (
                <li key={kind} class="note warn">
                  {pair(nameOf(kind), said().notYet)}
                </li>
              ))}
            {items.map((one, index) => (
              <li key={`${one.service} ${index}`} class={`note ${tones[one.state]}`}>
                <HowFar of={one} />
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
  );
}

const tones: Record<Asked['state'], 'good' | 'warn' | ''> = {
  requested: 'warn',
  accepted: 'good',
  'in-progress': 'good',
  'on-hold': 'warn',
  completed: 'good',
  rejected: '',
  failed: 'warn',
  cancelled: '',
  'not-placed': 'warn',
};

function HowFar({ of: { service, state, agency, answerBy } }: { readonly of: Asked }) {
  return (
    <p>
      {label(nameOf(service))}{' '}
      {agency !== null && (
        <strong>
          <bdi>{agency}</bdi>
        </strong>
      )}{' '}
      {said()[state]} {answerBy !== null && <time dateTime={answerBy}>{dayAndHour(answerBy)}</time>}
    </p>
  );
}

function nameOf(need: NeedKind): string {
  return capital(codeWords().needKinds[need]);
}
