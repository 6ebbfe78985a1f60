import { words } from '../../language/words.ts';
import { currentNight } from '../../session/tonight.ts';
import { clocksAt, whenOnNight } from '../../session/wall-clock.ts';

const said = words({
  ar: { when: 'متى؟ (اتركه فارغًا إن كان الآن)' },
  fr: { when: 'À quelle heure\u202f? (laissez vide si c’est maintenant)' },
  en: { when: 'When? (leave it empty for now)' },
});

/** At which hour of tonight they met, for what is written down later. */
export function WhenMet({
  happenedAt,
  change,
}: {
  readonly happenedAt: string | null;
  readonly change: (happenedAt: string | null) => void;
}) {
  return (
    <label>
      {said().when}
      <input
        type="time"
        value={happenedAt === null ? '' : clocksAt(Date.parse(happenedAt)).toISOString().slice(11, 16)}
        onInput={({ currentTarget: { value } }) =>
          change(value === '' ? null : new Date(whenOnNight(currentNight(), value)).toISOString())
        }
      />
    </label>
  );
}
