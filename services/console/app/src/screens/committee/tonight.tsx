import { unitKinds } from '@iwaa/contracts/vocabulary';
import { useEffect } from 'preact/hooks';
import { caseworkRoutes, referralRoutes, shelterCapacityRoutes } from '../../api/routes.ts';
import { type Asked, useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { countOf, largestPage } from '../../components/count.ts';
import { Empty } from '../../components/empty.tsx';
import { Figure } from '../../components/figure.tsx';
import { now } from '../../components/now.ts';
import { Title } from '../../components/title.tsx';
import { codeWords } from '../../language/code-words.ts';
import { nightName } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { who } from '../../session/session.ts';
import { tonight } from '../../session/tonight.ts';
import { CentreFigures } from './centre-figures.tsx';
import { NightLevels } from './night-levels.tsx';
import { StreetFigures } from './street-figures.tsx';

const said = words({
  ar: {
    title: 'الليلة بالأرقام',
    cases: 'الملفات',
    open: 'ملفات مفتوحة',
    attention: 'تحتاج إلى انتباه',
    beds: 'الأسرّة',
    noCentre: 'لا مركز مفتوح في إقليمك.',
    noProvince: 'لا إقليم في حسابك، فلا تُعرض لائحة انتظار.',
    waiting: 'لائحة الانتظار',
    referrals: 'التوجيهات المفتوحة',
    unanswered: 'تنتظر جوابا',
    underWay: 'مقبولة أو قيد الإنجاز',
    onHold: 'معلقة',
  },
  fr: {
    title: 'La nuit en chiffres',
    cases: 'Dossiers',
    open: 'dossiers ouverts',
    attention: 'à surveiller',
    beds: 'Lits',
    noCentre: 'Aucun centre n’est ouvert dans votre province.',
    noProvince: 'Votre compte ne nomme aucune province\u202f; aucune liste d’attente ne peut être comptée.',
    waiting: 'Liste d’attente',
    referrals: 'Orientations ouvertes',
    unanswered: 'sans réponse encore',
    underWay: 'acceptées ou en cours',
    onHold: 'en suspens',
  },
  en: {
    title: 'Tonight in figures',
    cases: 'Cases',
    open: 'open cases',
    attention: 'need attention',
    beds: 'Beds',
    noCentre: 'No centre is open in your province.',
    noProvince: 'Your account names no province, so that no waiting list can be counted.',
    waiting: 'Waiting list',
    referrals: 'Open referrals',
    unanswered: 'wait for an answer',
    underWay: 'accepted or in progress',
    onHold: 'on hold',
  },
});

const never = () => false;
const all = { limit: largestPage };

/** Tonight in figures, counted from the lists themselves, every half minute. */
export function Tonight() {
  const open = useAnswer(caseworkRoutes.listCases, { query: { ...all, status: 'open' } }, never);
  const centres = useAnswer(shelterCapacityRoutes.listCentres, { query: all }, never);
  const referrals = useAnswer(referralRoutes.listReferrals, { query: { ...all, open: 'true' } }, never);
  useEvery(now.value, [open, centres, referrals]);
  return (
    <>
      <Title>{said().title}</Title>
      <p>{nightName(tonight())}</p>
      <NightLevels />
      <section class="stack">
        <h2>{said().cases}</h2>
        <Answered of={open}>
          {(cases) => (
            <dl class="figures">
              <Figure of={said().open} count={countOf(cases)} />
              <Figure of={said().attention} count={countOf(cases, ({ attention }) => attention.length > 0)} />
            </dl>
          )}
        </Answered>
      </section>
      <StreetFigures />
      <section class="stack">
        <h2>{said().beds}</h2>
        <Answered of={centres}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty>{said().noCentre}</Empty>
            ) : (
              items.map((centre) => <CentreFigures key={centre.centreId} of={centre} />)
            )
          }
        </Answered>
      </section>
      <section class="stack">
        <h2>{said().waiting}</h2>
        {who.value?.provinces.length === 0 && <Empty>{said().noProvince}</Empty>}
        {who.value?.provinces.map((provinceId) => (
          <Waiting key={provinceId} provinceId={provinceId} />
        ))}
      </section>
      <section class="stack">
        <h2>{said().referrals}</h2>
        <Answered of={referrals}>
          {(page) => (
            <dl class="figures">
              <Figure of={said().unanswered} count={countOf(page, ({ state }) => state === 'requested')} />
              <Figure
                of={said().underWay}
                count={countOf(page, ({ state }) => state === 'accepted' || state === 'in-progress')}
              />
              <Figure of={said().onHold} count={countOf(page, ({ state }) => state === 'on-hold')} />
            </dl>
          )}
        </Answered>
      </section>
    </>
  );
}

function Waiting({ provinceId }: { readonly provinceId: string }) {
  const waiting = useAnswer(
    shelterCapacityRoutes.listWaiting,
    { params: { provinceId }, query: all },
    ({ type }) => type.startsWith('iwaa.shelter-capacity.waiting-list'),
  );
  return (
    <Answered of={waiting}>
      {(page) => (
        <dl class="figures">
          {unitKinds.map((unit) => (
            <Figure
              key={unit}
              of={codeWords().unitKinds[unit]}
              count={countOf(page, (entry) => entry.unit === unit)}
            />
          ))}
        </dl>
      )}
    </Answered>
  );
}

/** Asks again at each tick after the first. */
function useEvery(tick: number, asked: readonly Asked<unknown>[]): void {
  useEffect(() => {
    for (const { answer, again } of asked) if (answer !== undefined) void again();
  }, [tick]);
}
