import { givenBy, referralReasonGivers } from '@iwaa/contracts/givers';
import { useState } from 'preact/hooks';
import { referralRoutes } from '../../api/routes.ts';
import { useCommand } from '../../components/command.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { inWords } from '../../language/in-words.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: { title: 'إلغاء التوجيه', why: 'لماذا يُلغى؟', cancel: 'ألغِ التوجيه' },
  fr: { title: 'Annuler l’orientation', why: 'Pourquoi l’annuler\u202f?', cancel: 'Annuler l’orientation' },
  en: { title: 'Cancel the referral', why: 'Why is it cancelled?', cancel: 'Cancel the referral' },
});

const reasons = givenBy(referralReasonGivers, 'social-worker');

/** Takes a referral back, with the reason; the agency is told. */
export function CancelReferral({
  referralId,
  close,
  done,
}: {
  readonly referralId: string;
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const [reason, setReason] = useState(reasons[0]);
  const cancelling = useCommand(referralRoutes.cancelReferral);
  return (
    <CommandDialog
      title={said().title}
      label={said().cancel}
      kind="danger"
      failure={cancelling.failure}
      send={() => cancelling.send({ params: { referralId }, body: { reason } })}
      done={done}
      close={close}
    >
      <OneOf
        legend={said().why}
        options={inWords(reasons, codeWords().referralReasons)}
        value={reason}
        change={setReason}
      />
    </CommandDialog>
  );
}
