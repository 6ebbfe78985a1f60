import type { MatchReason } from '@iwaa/contracts/vocabulary';
import { Badge } from '../../components/badge.tsx';
import { codeWords } from '../../language/code-words.ts';
import { listed } from '../../language/format.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: { likely: 'على الأرجح هو' },
  fr: { likely: 'probablement la même personne' },
  en: { likely: 'likely the same person' },
});

/** What speaks for somebody being the one who is looked for; nothing where only the night and the place do. */
export function WhyFound({
  reasons,
  isLikely,
}: {
  readonly reasons: readonly MatchReason[];
  readonly isLikely: boolean;
}) {
  if (reasons.length === 0) return null;
  const { matchReasons } = codeWords();
  return (
    <span>
      {isLikely && <Badge tone="good">{said().likely}</Badge>}{' '}
      {listed(reasons.map((one) => matchReasons[one]))}
    </span>
  );
}
