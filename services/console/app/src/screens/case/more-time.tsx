import { useState } from 'preact/hooks';
import type { Failure } from '../../api/failure.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { dayAndHour, pair } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { whenClocksShow } from '../../session/wall-clock.ts';

const said = words({
  ar: { title: 'مزيد من الوقت', until: 'إلى متى؟', after: 'بعد', give: 'مدّد الأجل' },
  fr: { title: 'Plus de temps', until: 'Jusqu’à quand\u202f?', after: 'Après', give: 'Donner ce temps' },
  en: { title: 'More time', until: 'Until when?', after: 'After', give: 'Give this time' },
});

/** Asks until when a deadline is to run, by the clock of whoever sits here. */
export function MoreTime({
  name,
  earliest,
  failure,
  give,
  done,
  close,
}: {
  /** What the deadline waits for. */
  readonly name: string;
  /** The new time has to be later (ms since 1970). */
  readonly earliest: number;
  readonly failure: Failure | undefined;
  readonly give: (until: string) => Promise<unknown>;
  readonly done: () => Promise<void>;
  readonly close: () => void;
}) {
  const [until, setUntil] = useState('');
  const isLater = whenClocksShow(until) > earliest;
  return (
    <CommandDialog
      title={pair(said().title, name)}
      label={said().give}
      isDisabled={!isLater}
      failure={failure}
      send={() => give(new Date(whenClocksShow(until)).toISOString())}
      done={done}
      close={close}
    >
      <label>
        {said().until}
        <input
          type="datetime-local"
          value={until}
          onInput={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        <span class="hint">
          {said().after} {dayAndHour(new Date(earliest).toISOString())}
        </span>
      </label>
    </CommandDialog>
  );
}
