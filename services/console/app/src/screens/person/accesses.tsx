import type { PersonAccess } from '@iwaa/contracts/http/accesses';
import { useState } from 'preact/hooks';
import { intakeRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { largestPage } from '../../components/count.ts';
import { Empty } from '../../components/empty.tsx';
import { capital } from '../../language/capital.ts';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour } from '../../language/format.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: {
    title: 'من اطّلع على ما هو مسجّل',
    none: 'لم يطّلع أحد بعد.',
    refused: 'رُفض',
    earlier: 'ما قبل ذلك',
    last: 'من الأخير',
  },
  fr: {
    title: 'Qui a vu ce qui est noté',
    none: 'Personne ne l’a encore vu.',
    refused: 'refusé',
    earlier: 'Plus tôt',
    last: 'Depuis le dernier',
  },
  en: {
    title: 'Who saw what is held',
    none: 'Nobody has seen it yet.',
    refused: 'refused',
    earlier: 'Earlier ones',
    last: 'From the last one',
  },
});

const never = () => false;

/** Who saw, or tried to see, what is held about a person, the last first. Reading it is recorded, so that nothing but a press asks again. */
export function Accesses({ personId }: { readonly personId: string }) {
  const [after, setAfter] = useState<string>();
  const asked = useAnswer(
    intakeRoutes.listAccesses,
    { params: { personId }, query: { limit: largestPage, after } },
    never,
  );
  return (
    <section class="stack">
      <h2>{said().title}</h2>
      <Answered of={asked}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <Empty>{said().none}</Empty>}
            <ol class="timeline">
              {items.map((access) => (
                <AccessLine key={access.sequence} of={access} />
              ))}
            </ol>
            <div class="row">
              {after !== undefined && <Button press={() => setAfter(undefined)}>{said().last}</Button>}
              {next !== null && <Button press={() => setAfter(next)}>{said().earlier}</Button>}
            </div>
          </>
        )}
      </Answered>
    </section>
  );
}

function AccessLine({ of: { at, by, action, outcome } }: { readonly of: PersonAccess }) {
  const { personalActions, roles } = codeWords();
  return (
    <li>
      <p>
        <strong>{capital(personalActions[action])}</strong>{' '}
        {outcome !== 'allowed' && <Badge tone="warn">{said().refused}</Badge>}
      </p>
      <p>
        <time dateTime={at}>{dayAndHour(at)}</time> · {roles[by.role]} · <bdi>{by.subject}</bdi>
      </p>
    </li>
  );
}
