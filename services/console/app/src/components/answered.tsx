import type { ComponentChildren } from 'preact';
import type { Asked } from '../api/use-answer.ts';
import { words } from '../language/words.ts';
import { FailureNote } from './failure-note.tsx';
import { Waiting } from './waiting.tsx';

const said = words({
  ar: { old: 'ما تراه هو آخر ما وصل.' },
  fr: { old: 'Vous voyez ce qui est arrivé en dernier.' },
  en: { old: 'You see what came last.' },
});

/** Shows an answer, that it is waited for, or why there is none. What came before stays while it is asked for again. */
export function Answered<Answer>({
  of,
  children,
}: {
  readonly of: Asked<Answer>;
  readonly children: (answer: Answer) => ComponentChildren;
}) {
  const { answer, failure, again } = of;
  if (answer === undefined)
    return failure ? <FailureNote failure={failure} again={again} isRetried /> : <Waiting />;
  return (
    <>
      {failure && (
        <>
          <FailureNote failure={failure} again={again} isRetried />
          <p class="hint">{said().old}</p>
        </>
      )}
      {children(answer)}
    </>
  );
}
