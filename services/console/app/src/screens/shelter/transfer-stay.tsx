import { transferReasons } from '@iwaa/contracts/vocabulary';
import { useState } from 'preact/hooks';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { ChoiceDialog } from '../../components/choice-dialog.tsx';
import { useCommand } from '../../components/command.ts';
import { largestPage } from '../../components/count.ts';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';
import { tonight } from '../../session/tonight.ts';
import { bedName } from './bed-name.ts';

const said = words({
  ar: {
    title: 'نقل إلى سرير آخر',
    where: 'إلى أين؟',
    why: 'لماذا يُنقل؟',
    move: 'انقل الشخص',
  },
  fr: {
    title: 'Changer de lit',
    where: 'Vers quel lit ?',
    why: 'Pourquoi ce changement ?',
    move: 'Changer de lit',
  },
  en: {
    title: 'Move to another bed',
    where: 'Where to?',
    why: 'Why is the person moved?',
    move: 'Move the person',
  },
});

/** Moves whoever sleeps in a bed to a free one of the unit, or to any free one of another centre of the province. */
export function TransferStay({
  bedId,
  stayId,
  free,
  close,
  done,
}: {
  readonly bedId: string;
  readonly stayId: string;
  /** The free beds of the unit. */
  readonly free: readonly string[];
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const centres = useAnswer(
    shelterCapacityRoutes.listCentres,
    { query: { limit: largestPage } },
    () => false,
  );
  const [to, setTo] = useState<string>();
  const transfer = useCommand(shelterCapacityRoutes.transferStay);
  const others = (centres.answer?.items ?? []).filter(({ centreId }) => !bedId.startsWith(`${centreId}.`));
  const places = [
    ...free.map((one) => [one, bedName(one)] as const),
    ...others.map(({ centreId, name }) => [centreId, name] as const),
  ];
  // A bed's id has a point in it, and a centre's has none.
  const target = to?.includes('.') ? { bedId: to } : { centreId: to ?? '' };
  return (
    <ChoiceDialog
      title={said().title}
      label={said().move}
      question={said().why}
      codes={transferReasons}
      inWords={codeWords().transferReasons}
      first={to === undefined ? undefined : transferReasons[0]}
      failure={transfer.failure}
      send={async (reason) =>
        to === undefined
          ? undefined
          : transfer.send({ params: { bedId }, body: { stayId, night: tonight(), reason, to: target } })
      }
      done={done}
      close={close}
    >
      <OneOf legend={said().where} options={places} value={to} change={setTo} />
    </ChoiceDialog>
  );
}
