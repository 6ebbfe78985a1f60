import { useRef, useState } from 'preact/hooks';
import type { AnswerOf, BrowserRequest } from '../../api/browser-route.ts';
import { call } from '../../api/call.ts';
import { type Failure, failureOf } from '../../api/failure.ts';
import { intakeRoutes } from '../../api/routes.ts';
import { Code } from '../../components/code.tsx';
import { Empty } from '../../components/empty.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { Title } from '../../components/title.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { codeWords } from '../../language/code-words.ts';
import { nightName } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { who } from '../../session/session.ts';
import { WhyFound } from './why-found.tsx';

const said = words({
  ar: {
    title: 'البحث عن شخص',
    calledBy: 'الاسم أو اللقب',
    telephone: 'رقم الهاتف',
    age: 'العمر بالسنوات',
    find: 'ابحث',
    hint: 'بأي كتابة، عربية أو لاتينية. يُبحث بين كل من التُقي بهم من قبل؛ بلا اسم ولا رقم، بين من التُقي بهم في الليالي الأخيرة. ويُسجَّل كل بحث.',
    none: 'لم يُعثر على أحد. جرّب كتابة أخرى أو اسما واحدا.',
    more: 'يوجد غيرهم؛ اكتب المزيد مما تعرفه.',
    nameless: 'شخص بلا اسم',
    last: 'آخر لقاء ليلة',
  },
  fr: {
    title: 'Chercher une personne',
    calledBy: 'Nom ou surnom',
    telephone: 'Téléphone',
    age: 'Âge, en années',
    find: 'Chercher',
    hint: 'Dans toute graphie, arabe ou latine. On cherche parmi toutes les personnes déjà rencontrées\u202f; sans nom ni numéro, parmi celles de ces dernières nuits. Chaque recherche est enregistrée.',
    none: 'Personne n’a été trouvé. Essayez une autre graphie, ou un seul nom.',
    more: 'Il y en a d’autres\u202f; écrivez plus de ce que vous savez.',
    nameless: 'Quelqu’un sans nom',
    last: 'Vue la nuit du',
  },
  en: {
    title: 'Find a person',
    calledBy: 'Name or nickname',
    telephone: 'Telephone',
    age: 'Age in years',
    find: 'Find',
    hint: 'In any spelling, Arabic or Latin. Looks among all who were ever met; without a name or number, among those of the last nights. Each search is recorded.',
    none: 'Nobody was found. Try another spelling, or one name alone.',
    more: 'There are others; write more of what you know.',
    nameless: 'Somebody without a name',
    last: 'Last met on the night of',
  },
});

type Found = AnswerOf<NonNullable<typeof intakeRoutes.searchPersons.contract>>;
/** What somebody filled in, by the names of the fields. */
type Wanted = BrowserRequest<NonNullable<typeof intakeRoutes.searchPersons.contract>>['body'];

/** Finds somebody who was met before, by a name in any spelling or a number. Each search is recorded, so nothing searches but a press. */
export function FindPersons() {
  const [found, setFound] = useState<readonly Found[]>();
  const [failure, setFailure] = useState<Failure>();
  const [isWaiting, setWaiting] = useState(false);
  const last = useRef<Wanted>({});
  const find = async (body: Wanted) => {
    last.current = body;
    setWaiting(true);
    try {
      const campaigns = who.value?.campaigns ?? [];
      setFound(
        await Promise.all(
          campaigns.map((campaignId) => call(intakeRoutes.searchPersons, { params: { campaignId }, body })),
        ),
      );
      setFailure(undefined);
    } catch (error) {
      setFailure(failureOf(error));
    }
    setWaiting(false);
  };
  // Two campaigns of one province have the same people.
  const persons = new Map(found?.flatMap(({ items }) => items).map((one) => [one.personId, one]));
  return (
    <>
      <Title>{said().title}</Title>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          void find(wantedIn(new FormData(event.currentTarget)));
        }}
      >
        <label>
          {said().calledBy}
          <input name="calledBy" autocomplete="off" maxLength={160} dir="auto" />
        </label>
        <label>
          {said().telephone}
          <input name="telephone" type="tel" autocomplete="off" maxLength={40} dir="ltr" />
        </label>
        <label>
          {said().age}
          <input name="age" type="number" min={0} max={122} inputMode="numeric" />
        </label>
        <button type="submit" class="button main at-end" aria-busy={isWaiting}>
          {said().find}
        </button>
      </form>
      <p class="hint">{said().hint}</p>
      {isWaiting && <Waiting />}
      {failure && <FailureNote failure={failure} again={() => find(last.current)} />}
      {found && persons.size === 0 && <Empty>{said().none}</Empty>}
      <ul class="cards">
        {[...persons.values()].map(
          ({ personId, caseId, calledBy, ageGroup, unit, lastMet, reasons, isLikely }) => (
            <li key={personId} class="card">
              <h2>
                <a href={`/persons/${personId}`}>
                  <bdi>{calledBy ?? said().nameless}</bdi>
                </a>
              </h2>
              <p>
                {codeWords().ageGroups[ageGroup]} · {codeWords().unitKinds[unit]}
                {caseId !== null && (
                  <>
                    {' · '}
                    <Code>{caseId}</Code>
                  </>
                )}
              </p>
              <p>
                <WhyFound reasons={reasons} isLikely={isLikely} />
              </p>
              <p class="hint">
                {said().last} {nightName(lastMet.night)}
              </p>
            </li>
          ),
        )}
      </ul>
      {found?.some(({ more }) => more) && <p class="hint">{said().more}</p>}
    </>
  );
}

function wantedIn(form: FormData): Wanted {
  const filled = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()] as const] : [],
  );
  const { age, ...texts } = Object.fromEntries(filled);
  return age === undefined ? texts : { ...texts, age: Number(age) };
}
