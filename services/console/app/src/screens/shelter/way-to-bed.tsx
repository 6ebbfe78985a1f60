import { codeWords } from '../../language/code-words.ts';
import { dayAndHour, hour } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import type { Bed } from './beds-by-unit.ts';

const said = words({
  ar: { since: 'في الطريق منذ', comma: '،' },
  fr: { since: 'En route depuis', comma: ',' },
  en: { since: 'On the way since', comma: ',' },
});

/** Since when the person is on the way to the bed that is held, and who brings them. */
export function WayToBed({
  way,
  withDay = false,
}: {
  readonly way: NonNullable<NonNullable<Bed['hold']>['onTheWay']>;
  readonly withDay?: boolean;
}) {
  const { since, escort } = way;
  return (
    <p>
      {said().since} <time dateTime={since}>{withDay ? dayAndHour(since) : hour(since)}</time>
      {said().comma} {codeWords().escorts[escort]}
    </p>
  );
}
