import type { AttentionReason } from '@iwaa/contracts/vocabulary';
import { caseWords } from './case-words.ts';

/** Why a case needs attention, and what a person can do about it. */
export function AttentionNotes({ reasons }: { readonly reasons: readonly AttentionReason[] }) {
  return (
    <ul class="plain-list">
      {reasons.map((reason) => {
        const { why, remedy } = caseWords().attentionReasons[reason];
        return (
          <li key={reason} class="note warn">
            <strong class="sentence">{why}</strong>
            <span class="sentence">{remedy}</span>
          </li>
        );
      })}
    </ul>
  );
}
