import { type NightLevel, nightLevels } from '@iwaa/contracts/vocabulary';
import { useState } from 'preact/hooks';
import { intakeRoutes } from '../../api/routes.ts';
import { useCommand } from '../../components/command.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { nightName } from '../../language/format.ts';
import { inWords } from '../../language/in-words.ts';
import { words } from '../../language/words.ts';
import { currentNight } from '../../session/tonight.ts';

const said = words({
  ar: {
    title: 'درجة برد الليلة',
    how: 'كيف هي هذه الليلة؟',
    follows: 'يسري فورا: تُفتح الأسرّة المخصصة لليالي الباردة لمن ينتظر، وتقصر الآجال كما حددت الحملة.',
    back: 'عند العودة إلى ليلة عادية يبقى كل واحد في سريره، ولا تُحجز هذه الأسرّة من جديد.',
    declare: 'إعلان',
  },
  fr: {
    title: 'Le froid de cette nuit',
    how: 'Comment est cette nuit\u202f?',
    follows:
      'C’est valable aussitôt\u00a0: les lits gardés pour le froid s’ouvrent à qui attend, et les délais raccourcissent comme la campagne l’a fixé.',
    back: 'Quand la nuit redevient normale, chacun garde son lit, et ces lits ne sont plus réservés.',
    declare: 'Déclarer',
  },
  en: {
    title: 'How cold tonight is',
    how: 'What is tonight like?',
    follows:
      'It holds at once: beds for cold nights open to whoever waits, and deadlines are shorter as the campaign has set it.',
    back: 'When the night is normal again, everybody keeps their bed, and no more of these beds are held.',
    declare: 'Declare',
  },
});

/** Declares how cold tonight is. */
export function DeclareLevel({
  campaignId,
  level,
  done,
  close,
}: {
  readonly campaignId: string;
  readonly level: NightLevel;
  readonly done: () => Promise<void>;
  readonly close: () => void;
}) {
  const [chosen, setChosen] = useState(level);
  // The night that the dialog was opened for: it is not another one because noon came while somebody was reading.
  const [night] = useState(currentNight);
  const declare = useCommand(intakeRoutes.declareNightLevel);
  return (
    <CommandDialog
      title={said().title}
      label={said().declare}
      isDisabled={chosen === level}
      failure={declare.failure}
      send={() => declare.send({ params: { campaignId, night }, body: { level: chosen } })}
      done={done}
      close={close}
    >
      <p>{nightName(night)}</p>
      <OneOf
        legend={said().how}
        options={inWords(nightLevels, codeWords().nightLevels)}
        value={chosen}
        change={setChosen}
      />
      <p class="hint">{said().follows}</p>
      <p class="hint">{said().back}</p>
    </CommandDialog>
  );
}
