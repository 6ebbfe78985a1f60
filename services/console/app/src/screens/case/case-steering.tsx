import type { CaseView } from '@iwaa/contracts/http/casework';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { words } from '../../language/words.ts';
import { may } from '../../session/may.ts';
import { who } from '../../session/session.ts';
import { CloseCase } from './close-case.tsx';
import { DeadlineRow } from './deadline-row.tsx';
import { firstOfEachKind } from './deadlines.ts';
import { RemedyRow } from './remedy-row.tsx';

const said = words({
  ar: { deadlines: 'الآجال', close: 'إغلاق الملف…', temporal: 'صفحة الملف في Temporal' },
  fr: { deadlines: 'Échéances', close: 'Clore le dossier…', temporal: 'Le dossier dans Temporal' },
  en: { deadlines: 'Deadlines', close: 'Close the case…', temporal: 'The case in Temporal' },
});

/** The deadlines of an open case, and what the committee can do about it. */
export function CaseSteering({
  of,
  only = () => true,
  done,
}: {
  readonly of: CaseView;
  /** Which of the deadlines are shown. */
  readonly only?: (deadline: CaseView['deadlines'][number]) => boolean;
  readonly done: () => Promise<void>;
}) {
  const [isClosing, setClosing] = useState(false);
  const { temporalUiUrl } = who.value ?? {};
  const shown = firstOfEachKind(of.deadlines.filter(only));
  return (
    <div class="stack">
      {shown.length > 0 && (
        <ul class="plain-list" aria-label={said().deadlines}>
          {shown.map((deadline) => (
            <DeadlineRow key={deadline.kind} of={of} deadline={deadline} done={done} />
          ))}
        </ul>
      )}
      <RemedyRow of={of} done={done} />
      <div class="row">
        {of.status === 'open' && may('case.close') && (
          <Button kind="danger" name={`${said().close} ${of.caseId}`} press={() => setClosing(true)}>
            {said().close}
          </Button>
        )}
        {temporalUiUrl && (
          <a
            class="button"
            href={`/api/console/cases/${of.caseId}/temporal`}
            target="_blank"
            rel="noreferrer"
          >
            {said().temporal}
          </a>
        )}
      </div>
      {isClosing && <CloseCase caseId={of.caseId} close={() => setClosing(false)} done={done} />}
    </div>
  );
}
