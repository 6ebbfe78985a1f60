import { alertWithdrawalReasons } from '@iwaa/contracts/vocabulary';
import { intakeRoutes } from '../../api/routes.ts';
import { ChoiceDialog } from '../../components/choice-dialog.tsx';
import { useCommand } from '../../components/command.ts';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: { title: 'سحب الإشعار', why: 'لماذا يُسحب؟', withdraw: 'سحب' },
  fr: { title: 'Retirer le signalement', why: 'Pourquoi le retirer\u202f?', withdraw: 'Retirer' },
  en: { title: 'Withdraw the alert', why: 'Why is it withdrawn?', withdraw: 'Withdraw' },
});

/** Takes an alert back, with the reason: no team goes to look any more. */
export function WithdrawAlert({
  alertId,
  done,
  close,
}: {
  readonly alertId: string;
  readonly done: () => Promise<void>;
  readonly close: () => void;
}) {
  const withdrawing = useCommand(intakeRoutes.withdrawAlert);
  return (
    <ChoiceDialog
      title={said().title}
      label={said().withdraw}
      kind="danger"
      question={said().why}
      codes={alertWithdrawalReasons}
      inWords={codeWords().alertWithdrawalReasons}
      failure={withdrawing.failure}
      send={(reason) => withdrawing.send({ params: { alertId }, body: { reason } })}
      done={done}
      close={close}
    />
  );
}
