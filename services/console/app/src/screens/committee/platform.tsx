import { useEffect } from 'preact/hooks';
import { consoleRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Badge } from '../../components/badge.tsx';
import { Code } from '../../components/code.tsx';
import { now } from '../../components/now.ts';
import { Title } from '../../components/title.tsx';
import { hour, listed } from '../../language/format.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: {
    title: 'حالة المنصة',
    hint: 'ما تحتاج فيه خدمة إلى يد إنسان. أخبر به من يشغّل المنصة؛ ما ينتظر لا يضيع.',
    states: { ready: 'تعمل', waiting: 'تنتظر', silent: 'لا تجيب' },
    work: {
      intake: 'اللقاءات والأشخاص',
      'shelter-capacity': 'الأسرّة ولائحة الانتظار',
      referral: 'التوجيهات',
      mediation: 'الوساطة والزيارات',
      casework: 'الملفات وآجالها',
    },
    silent:
      'تُشغَّل من جديد من تلقاء نفسها، وما وُجّه إليها ينتظر ولا يضيع. إن طال ذلك أكثر من بضع دقائق، فأخبر من يشغّل المنصة.',
    waitsFor: 'تنتظر:',
    asked: 'كما كانت عند',
  },
  fr: {
    title: 'État de la plateforme',
    hint: 'Ce qui demande une main humaine. Dites-le à qui fait tourner la plateforme\u202f; ce qui attend n’est pas perdu.',
    states: { ready: 'en marche', waiting: 'attend', silent: 'ne répond pas' },
    work: {
      intake: 'Rencontres et personnes',
      'shelter-capacity': 'Lits et liste d’attente',
      referral: 'Orientations',
      mediation: 'Médiation et visites',
      casework: 'Dossiers et échéances',
    },
    silent:
      'Le service est relancé de lui-même\u202f; ce qui lui est destiné attend et n’est pas perdu. Si cela dure plus de quelques minutes, prévenez qui fait tourner la plateforme.',
    waitsFor: 'Attend\u00a0:',
    asked: 'Vu à',
  },
  en: {
    title: 'State of the platform',
    hint: 'What wants a hand. Tell whoever runs the platform; what waits is not lost.',
    states: { ready: 'runs', waiting: 'waits', silent: 'does not answer' },
    work: {
      intake: 'Contacts and persons',
      'shelter-capacity': 'Beds and waiting list',
      referral: 'Referrals',
      mediation: 'Mediation and visits',
      casework: 'Cases and deadlines',
    },
    silent:
      'It is started again by itself; what it is told meanwhile waits, and is not lost. If this lasts more than a few minutes, tell whoever runs the platform.',
    waitsFor: 'Waits for:',
    asked: 'As of',
  },
});

const tones = { ready: 'good', waiting: 'warn', silent: 'bad' } as const;

/** Which services run, and what of them wants the hand of whoever runs the platform. */
export function PlatformState() {
  const platform = useAnswer(consoleRoutes.readPlatform, {}, () => false);
  const minute = Math.floor(now.value / 60_000);
  useEffect(() => void platform.again(), [minute]);
  return (
    <>
      <Title>{said().title}</Title>
      <p class="hint">{said().hint}</p>
      <Answered of={platform}>
        {({ at, services }) => (
          <>
            <p class="hint">
              {said().asked} <time dateTime={at}>{hour(at)}</time>
            </p>
            <ul class="cards">
              {services.map(({ name, state, missing, attention }) => (
                <li key={name} class="card">
                  <div class="row apart">
                    <h2>{said().work[name]}</h2>
                    <Badge tone={attention.length > 0 && state === 'ready' ? 'warn' : tones[state]}>
                      {said().states[state]}
                    </Badge>
                  </div>
                  <p class="hint">
                    <Code>{name}</Code>
                  </p>
                  {state === 'silent' && <p>{said().silent}</p>}
                  {missing.length > 0 && (
                    <p>
                      {said().waitsFor} <bdi>{listed(missing)}</bdi>
                    </p>
                  )}
                  {attention.map((sentence) => (
                    <p key={sentence} class="note warn" lang="en" dir="ltr">
                      {sentence}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
    </>
  );
}
