import type { CaseView } from '@iwaa/contracts/http/casework';
import { Code } from '../../components/code.tsx';
import { now } from '../../components/now.ts';
import { codeWords } from '../../language/code-words.ts';
import { away } from '../../language/format.ts';
import { AttentionNotes } from '../case/attention-notes.tsx';
import { CaseSteering } from '../case/case-steering.tsx';

/** A case that needs attention: since when, why, and the remedy one press away. */
export function AttentionCard({ of, done }: { readonly of: CaseView; readonly done: () => Promise<void> }) {
  const { caseId, attention, attentionSince, whereabouts } = of;
  return (
    <li class="card">
      <div class="row apart">
        <h2>
          <a href={`/cases/${caseId}`}>
            <Code>{caseId}</Code>
          </a>
        </h2>
        <span>
          {codeWords().whereabouts[whereabouts]}
          {attentionSince !== null && (
            <>
              {' · '}
              <time dateTime={attentionSince}>{away(attentionSince, now.value)}</time>
            </>
          )}
        </span>
      </div>
      <AttentionNotes reasons={attention} />
      <CaseSteering of={of} only={({ overdue }) => overdue} done={done} />
    </li>
  );
}
