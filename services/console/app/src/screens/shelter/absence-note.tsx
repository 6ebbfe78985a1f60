import { dayAndHour, nightName } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import type { Bed } from './beds-by-unit.ts';

const said = words({
  ar: {
    absent: 'غائب منذ ليلة',
    without: 'بدون رخصة؛ يبقى السرير له إلى غاية',
    withPass: 'برخصة',
  },
  fr: {
    absent: 'Absence depuis la nuit du',
    without: 'sans autorisation\u202f; le lit est gardé jusqu’à',
    withPass: 'avec une autorisation',
  },
  en: {
    absent: 'Absent since the night of',
    without: 'without a pass; the bed is kept until',
    withPass: 'with a pass',
  },
});

type Absence = NonNullable<NonNullable<Bed['stay']>['absence']>;

/** Since when somebody is absent from their bed, and until when it is kept. */
export function AbsenceNote({ of: { since, losesBedAt } }: { readonly of: Absence }) {
  return (
    <p>
      {said().absent} {nightName(since)},{' '}
      {losesBedAt === null ? said().withPass : `${said().without} ${dayAndHour(losesBedAt)}`}
    </p>
  );
}
