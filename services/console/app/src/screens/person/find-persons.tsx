import { useRef, useState } from 'preact/hooks';
import type { AnswerOf } from '../../api/browser-route.ts';
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

const said = words({
  ar: {
    title: 'البحث عن شخص',
    calledBy: 'جزء من الاسم أو من اللقب',
    find: 'ابحث',
    hint: 'يُبحث بين من التُقي بهم في الليالي الأخيرة؛ ويُسجَّل كل بحث.',
    none: 'لم يُعثر على أحد بهذا الاسم. جرّب جزءا أقصر.',
    more: 'يوجد غيرهم؛ اكتب جزءا أطول من الاسم.',
    nameless: 'شخص بلا اسم',
    last: 'آخر لقاء ليلة',
  },
  fr: {
    title: 'Chercher une personne',
    calledBy: 'Une partie du nom ou du surnom',
    find: 'Chercher',
    hint: 'On cherche parmi les personnes rencontrées ces dernières nuits\u202f; chaque recherche est enregistrée.',
    none: 'Personne de ce nom. Essayez une partie plus courte.',
    more: 'Il y en a d’autres\u202f; écrivez une plus grande partie du nom.',
    nameless: 'Quelqu’un sans nom',
    last: 'Vue la nuit du',
  },
  en: {
    title: 'Find a person',
    calledBy: 'A part of the name or nickname',
    find: 'Find',
    hint: 'Looks among those who were met on the last nights; each search is recorded.',
    none: 'Nobody of that name was found. Try a shorter part.',
    more: 'There are others; write a longer part of the name.',
    nameless: 'Somebody without a name',
    last: 'Last met on the night of',
  },
});

type Found = AnswerOf<NonNullable<typeof intakeRoutes.findPersons.contract>>;

/** Finds somebody who was met lately, by a part of a name. Each search is recorded, so nothing searches but a press. */
export function FindPersons() {
  const [found, setFound] = useState<readonly Found[]>();
  const [failure, setFailure] = useState<Failure>();
  const [isWaiting, setWaiting] = useState(false);
  const last = useRef('');
  const find = async (calledBy: string) => {
    last.current = calledBy;
    setWaiting(true);
    try {
      const query = calledBy === '' ? {} : { calledBy };
      const campaigns = who.value?.campaigns ?? [];
      setFound(
        await Promise.all(
          campaigns.map((campaignId) => call(intakeRoutes.findPersons, { params: { campaignId }, query })),
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
          const text = new FormData(event.currentTarget).get('called-by');
          void find(typeof text === 'string' ? text.trim() : '');
        }}
      >
        <label>
          {said().calledBy}
          <input name="called-by" autocomplete="off" maxLength={160} dir="auto" />
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
        {[...persons.values()].map(({ personId, caseId, calledBy, ageGroup, unit, lastMet }) => (
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
            <p class="hint">
              {said().last} {nightName(lastMet.night)}
            </p>
          </li>
        ))}
      </ul>
      {found?.some(({ more }) => more) && <p class="hint">{said().more}</p>}
    </>
  );
}
