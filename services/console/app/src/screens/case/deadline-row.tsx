import type { CaseView } from '@iwaa/contracts/http/casework';
import { type ExtendableDeadlineKind, extendableDeadlineKinds } from '@iwaa/contracts/vocabulary';
import { useState } from 'preact/hooks';
import { caseworkRoutes } from '../../api/routes.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../components/command.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { now } from '../../components/now.ts';
import { away, dayAndHour, pair } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { may } from '../../session/may.ts';
import { caseWords } from './case-words.ts';
import { extensions, latestOf } from './deadlines.ts';
import { MoreTime } from './more-time.tsx';

const said = words({
  ar: { overdue: 'فات أجله', hours: '+ ساعتان', day: '+ يوم', other: 'وقت آخر…', more: 'مزيد من الوقت' },
  fr: { overdue: 'dépassé', hours: '+ 2 h', day: '+ 1 jour', other: 'Autre heure…', more: 'Plus de temps' },
  en: { overdue: 'overdue', hours: '+ 2 h', day: '+ 1 day', other: 'Another time…', more: 'More time' },
});

type Deadline = CaseView['deadlines'][number];

/** A deadline of a case, and more time for it by one press. The end of a consent is the person's, and nobody else moves it. */
export function DeadlineRow({
  of,
  deadline,
  done,
}: {
  readonly of: CaseView;
  readonly deadline: Deadline;
  readonly done: () => Promise<void>;
}) {
  const { kind, dueAt, overdue } = deadline;
  const extend = useCommand(caseworkRoutes.extendDeadline);
  const [isAsking, setAsking] = useState(false);
  const name = caseWords().caseDeadlineKinds[kind];
  const extendable: ExtendableDeadlineKind | undefined = extendableDeadlineKinds.find((one) => one === kind);
  const giveUntil = async (until: string) =>
    extendable && extend.send({ params: { caseId: of.caseId }, body: { deadline: extendable, until } });
  const from = latestOf(of.deadlines, kind, now.value);
  return (
    <li class="stack-small">
      <div class="row">
        <span class="sentence">{name}</span>
        {overdue && <Badge tone="bad">{said().overdue}</Badge>}
        <time dateTime={dueAt}>
          {dayAndHour(dueAt)} ({away(dueAt, now.value)})
        </time>
      </div>
      {extendable && may('case.extend-deadline') && (
        <fieldset class="row" aria-label={pair(said().more, name)}>
          {extensions.map(({ id, ms }) => (
            <Button
              key={id}
              name={`${pair(said().more, name)} ${said()[id]} ${of.caseId}`}
              press={async () => {
                if (await giveUntil(new Date(from + ms).toISOString())) await done();
              }}
            >
              {said()[id]}
            </Button>
          ))}
          <Button
            name={`${pair(said().more, name)}, ${said().other} ${of.caseId}`}
            press={() => setAsking(true)}
          >
            {said().other}
          </Button>
        </fieldset>
      )}
      {extend.failure && !isAsking && <FailureNote failure={extend.failure} />}
      {isAsking && (
        <MoreTime
          name={name}
          earliest={from}
          failure={extend.failure}
          give={giveUntil}
          done={done}
          close={() => setAsking(false)}
        />
      )}
    </li>
  );
}
