import { shelterDeclineReasons } from '@iwaa/contracts/vocabulary';
import { useState } from 'preact/hooks';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { ChoiceDialog } from '../../components/choice-dialog.tsx';
import { useCommand } from '../../components/command.ts';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: {
    title: 'رفض السرير المعروض',
    why: 'لماذا يرفضه؟',
    decline: 'سجّل الرفض؛ السرير للموالي',
    next: 'وبعد ذلك؟',
    stays: 'ينتظر سريرا آخر في الرتبة نفسها',
    leaves: 'لا يحتاج إلى سرير الآن',
  },
  fr: {
    title: 'Décliner le lit proposé',
    why: 'Pourquoi la personne décline-t-elle ?',
    decline: 'Décliner ; le lit va au suivant',
    next: 'Et ensuite ?',
    stays: 'attend un autre lit, à la même place',
    leaves: 'n’a pas besoin d’un lit pour l’instant',
  },
  en: {
    title: 'Decline the offered bed',
    why: 'Why does the person decline?',
    decline: 'Decline; the bed goes to the next',
    next: 'And then?',
    stays: 'waits for another bed, in the same place',
    leaves: 'needs no bed for now',
  },
});

/** Declines an offer, with the reason, and whether the person waits on. */
export function DeclineOffer({
  holdId,
  close,
  done,
}: {
  readonly holdId: string;
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const decline = useCommand(shelterCapacityRoutes.declineOffer);
  const [next, setNext] = useState<'stays' | 'leaves'>('stays');
  return (
    <ChoiceDialog
      title={said().title}
      label={said().decline}
      question={said().why}
      codes={shelterDeclineReasons}
      inWords={codeWords().shelterDeclineReasons}
      first={shelterDeclineReasons.at(-1)}
      failure={decline.failure}
      send={(reason) => decline.send({ params: { holdId }, body: { reason, staysInList: next === 'stays' } })}
      done={done}
      close={close}
    >
      <OneOf
        legend={said().next}
        options={[
          ['stays', said().stays],
          ['leaves', said().leaves],
        ]}
        value={next}
        change={setNext}
      />
    </ChoiceDialog>
  );
}
