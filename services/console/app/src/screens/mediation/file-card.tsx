import type { mediationFile } from '@iwaa/contracts/http/mediation';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import { Badge } from '../../components/badge.tsx';
import { Code } from '../../components/code.tsx';
import { codeWords } from '../../language/code-words.ts';
import { nightName } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { may } from '../../session/may.ts';
import { CloseFile } from './close-file.tsx';
import { FileSteps } from './file-steps.tsx';
import { ReturnDecision } from './return-decision.tsx';
import { sessionCount } from './session-count.ts';

type MediationFile = z.output<typeof mediationFile>;

const said = words({
  ar: { noConsent: 'لا موافقة على الوساطة سارية: لا يُتصل بالأسرة قبل أن يوافق الشخص.', opened: 'فُتح ليلة' },
  fr: {
    noConsent:
      'Aucun consentement à la médiation n’est en vigueur\u00a0: la famille n’est pas contactée sans lui.',
    opened: 'Ouvert la nuit du',
  },
  en: {
    noConsent: 'No consent to mediation is in force: the family is not spoken to before the person agrees.',
    opened: 'Opened on the night of',
  },
});

/** A mediation file, with the steps that may be done in it now. */
export function FileCard({ of, done }: { readonly of: MediationFile; readonly done: () => Promise<void> }) {
  const [asking, setAsking] = useState<'decision' | 'closure'>();
  const { fileId, caseId, kind, state, outcome, sessions, night } = of;
  const codes = codeWords();
  const close = () => setAsking(undefined);
  return (
    <li class="card">
      <div class="row apart">
        <h3 class="sentence">{codes.mediationKinds[kind]}</h3>
        <Badge tone={state === 'closed' ? 'plain' : 'good'}>
          {outcome === null ? codes.mediationFileStates[state] : codes.mediationOutcomes[outcome]}
        </Badge>
      </div>
      <p>
        <a href={`/cases/${caseId}`}>
          <Code>{caseId}</Code>
        </a>{' '}
        · {said().opened} {nightName(night)} · {sessionCount(sessions)}
      </p>
      {kind === 'family' && state !== 'closed' && !of.consented && (
        <p class="note warn">{said().noConsent}</p>
      )}
      {state !== 'closed' && may('mediation-file.work') && (
        <FileSteps
          fileId={fileId}
          kind={kind}
          state={state}
          decide={() => setAsking('decision')}
          close={() => setAsking('closure')}
          done={done}
        />
      )}
      {asking === 'decision' && <ReturnDecision fileId={fileId} close={close} done={done} />}
      {asking === 'closure' && state !== 'closed' && (
        <CloseFile fileId={fileId} kind={kind} state={state} close={close} done={done} />
      )}
    </li>
  );
}
