import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { codeWords } from '../../language/code-words.ts';
import { nightName, pair } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import type { Bed } from './beds-by-unit.ts';
import type { CalledBy } from './called-by.ts';
import { Guest } from './guest.tsx';
import { TakeBackEntry } from './take-back-entry.tsx';

const said = words({
  ar: { left: 'غادر', mistake: 'سُجلت المغادرة خطأ…' },
  fr: { left: 'Est sorti', mistake: 'Sortie saisie par erreur…' },
  en: { left: 'Left', mistake: 'Check-out entered in error…' },
});

/** Who left a bed last, so that a check-out by a wrong press can be taken back. */
export function LastCheckOut({
  bedId,
  left,
  called,
  done,
}: {
  readonly bedId: string;
  readonly left: NonNullable<Bed['left']>;
  readonly called: CalledBy;
  readonly done: () => Promise<void>;
}) {
  const { stayId, caseId, night, reason } = left;
  const [asking, setAsking] = useState(false);
  return (
    <div class="row apart">
      <span class="hint">
        {said().left} <Guest caseId={caseId} called={called} /> ·{' '}
        {pair(nightName(night), codeWords().checkOutReasons[reason])}
      </span>
      <Button name={`${said().mistake} ${caseId}`} press={() => setAsking(true)}>
        {said().mistake}
      </Button>
      {asking && (
        <TakeBackEntry
          entry="check-out"
          bedId={bedId}
          stayId={stayId}
          close={() => setAsking(false)}
          done={done}
        />
      )}
    </div>
  );
}
