import { givenBy, holdReleaseReasonGivers } from '@iwaa/contracts/givers';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { inWords } from '../../language/in-words.ts';
import { words } from '../../language/words.ts';
import { record } from '../../outbox/items.ts';

const said = words({
  ar: { title: 'إرجاع السرير', why: 'لماذا؟', record: 'أرجِع السرير، فيُعطى لمن ينتظر' },
  fr: { title: 'Rendre le lit', why: 'Pourquoi\u202f?', record: 'Rendre le lit à qui attend' },
  en: { title: 'Give the bed back', why: 'Why?', record: 'Give the bed to whoever waits' },
});
const reasons = givenBy(holdReleaseReasonGivers, 'street-team');

/** Gives a held bed back, with the reason. */
export function GiveBack({
  holdId,
  about,
  label,
  close,
}: {
  readonly holdId: string;
  readonly about: string;
  readonly label: string;
  readonly close: () => void;
}) {
  const [reason, setReason] = useState(reasons[0]);
  return (
    <Dialog title={said().title} close={close}>
      <div class="stack">
        <OneOf
          legend={said().why}
          options={inWords(reasons, codeWords().holdReleaseReasons)}
          value={reason}
          change={setReason}
        />
        <Button
          kind="main"
          press={async () => {
            await record({ command: 'releaseHold', params: { holdId }, body: { reason }, about, label });
            close();
          }}
        >
          {said().record}
        </Button>
      </div>
    </Dialog>
  );
}
