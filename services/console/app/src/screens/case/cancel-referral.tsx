import { givenBy, referralReasonGivers } from '@iwaa/contracts/givers';
import { referralRoutes } from '../../api/routes.ts';
import { ChoiceDialog } from '../../components/choice-dialog.tsx';
import { useCommand } from '../../components/command.ts';
import { codeWords } from '../../language/code-words.ts';
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
  const cancelling = useCommand(referralRoutes.cancelReferral);
  return (
    <ChoiceDialog
      title={said().title}
      label={said().cancel}
      kind="danger"
      question={said().why}
      codes={reasons}
      inWords={codeWords().referralReasons}
      first={reasons[0]}
      failure={cancelling.failure}
      send={(reason) => cancelling.send({ params: { referralId }, body: { reason } })}
      done={done}
      close={close}
    />
  );
}
