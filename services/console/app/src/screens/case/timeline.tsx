import { useState } from 'preact/hooks';
import { caseworkRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { Button } from '../../components/button.tsx';
import { largestPage } from '../../components/count.ts';
import { Empty } from '../../components/empty.tsx';
import { usePlace } from '../../components/use-place.ts';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { useCentreNames } from '../shelter/centre-names.ts';
import { useAgencyNames } from './agency-names.ts';
import { caseWords } from './case-words.ts';
import { detailsInWords } from './details-in-words.ts';

const said = words({
  ar: { title: 'ما حدث', none: 'لم يُسجّل شيء بعد.', next: 'ما حدث بعد ذلك', first: 'من البداية' },
  fr: {
    title: 'Ce qui s’est passé',
    none: 'Rien n’est encore noté.',
    next: 'La suite',
    first: 'Depuis le début',
  },
  en: {
    title: 'What happened',
    none: 'Nothing is recorded yet.',
    next: 'What came after',
    first: 'From the start',
  },
});

/** What happened in a case, first to last, in words. */
export function Timeline({
  caseId,
  isWhole = false,
}: {
  readonly caseId: string;
  /** Whether as much of it is shown as a page of a list may hold, as on paper, which nobody can press. */
  readonly isWhole?: boolean;
}) {
  const place = usePlace('timeline');
  const [after, setAfter] = useState<string>();
  const asked = useAnswer(
    caseworkRoutes.listTimeline,
    { params: { caseId }, query: { limit: isWhole ? largestPage : 100, after } },
    (change) => change.caseId === caseId,
  );
  const names = { agency: useAgencyNames(), centre: useCentreNames() };
  return (
    <section class="stack" id="timeline" ref={place}>
      <h2>{said().title}</h2>
      <Answered of={asked}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <Empty>{said().none}</Empty>}
            <ol class="timeline">
              {items.map((entry, index) => (
                <li key={`${entry.at} ${entry.type} ${index}`}>
                  <p>
                    <strong class="sentence">{happened(entry.type)}</strong>
                  </p>
                  {detailsInWords(entry, names).map((detail) => (
                    <p key={detail}>{detail}</p>
                  ))}
                  <p>
                    <time dateTime={entry.at}>{dayAndHour(entry.at)}</time> · {codeWords().roles[entry.by]}
                  </p>
                </li>
              ))}
            </ol>
            <div class="row">
              {after !== undefined && <Button press={() => setAfter(undefined)}>{said().first}</Button>}
              {next !== null && <Button press={() => setAfter(next)}>{said().next}</Button>}
            </div>
          </>
        )}
      </Answered>
    </section>
  );
}

/** What an event is called; its type where that is newer than this app. */
function happened(type: string): string {
  const all: Readonly<Record<string, string>> = caseWords().caseEvents;
  return all[type] ?? type;
}
