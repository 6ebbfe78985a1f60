import { caseOutcomeGivers, givenBy } from '@iwaa/contracts/givers';
import { caseworkRoutes } from '../../api/routes.ts';
import { ChoiceDialog } from '../../components/choice-dialog.tsx';
import { useCommand } from '../../components/command.ts';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: {
    title: 'إغلاق الملف',
    how: 'كيف انتهى الملف؟',
    warning: 'لا رجعة في الإغلاق: يُخلى السرير وتُلغى التوجيهات. إن لُقي الشخص من جديد فُتح له ملف آخر.',
    close: 'أغلق الملف',
  },
  fr: {
    title: 'Clore le dossier',
    how: 'Comment le dossier se termine-t-il\u202f?',
    warning:
      'La clôture est définitive\u00a0: le lit est libéré et les orientations sont annulées. Si la personne est rencontrée à nouveau, un autre dossier s’ouvre.',
    close: 'Clore le dossier',
  },
  en: {
    title: 'Close the case',
    how: 'How does the case end?',
    warning:
      'This can not be undone: the bed is freed and referrals are cancelled. If the person is met again, another case is opened.',
    close: 'Close the case',
  },
});

const outcomes = givenBy(caseOutcomeGivers, 'committee');

/** Closes a case with the outcome that the committee chooses. */
export function CloseCase({
  caseId,
  close,
  done,
}: {
  readonly caseId: string;
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const closing = useCommand(caseworkRoutes.closeCase);
  return (
    <ChoiceDialog
      title={`${said().title} ${caseId}`}
      label={said().close}
      kind="danger"
      question={said().how}
      codes={outcomes}
      inWords={codeWords().caseOutcomes}
      failure={closing.failure}
      send={(outcome) => closing.send({ params: { caseId }, body: { outcome } })}
      done={done}
      close={close}
    >
      <p class="note warn">{said().warning}</p>
    </ChoiceDialog>
  );
}
