import type { CaseView } from '@iwaa/contracts/http/casework';
import { Badge } from '../../components/badge.tsx';
import { codeWords } from '../../language/code-words.ts';
import { caseWords } from './case-words.ts';

/** Where a case stands, in a few words: open or how it ended, the furthest milestone, where the person is. */
export function CaseBadges({ of }: { readonly of: CaseView }) {
  const { status, outcome, milestone, whereabouts, attention } = of;
  const said = codeWords();
  return (
    <div class="row">
      <Badge>{outcome === null ? said.caseStatuses[status] : said.caseOutcomes[outcome]}</Badge>
      <Badge>{said.milestones[milestone]}</Badge>
      {status === 'open' && <Badge>{said.whereabouts[whereabouts]}</Badge>}
      {attention.map((reason) => (
        <Badge key={reason} tone="warn">
          {caseWords().attentionReasons[reason].why}
        </Badge>
      ))}
    </div>
  );
}
