import { passKinds } from '@iwaa/contracts/vocabulary';
import { daysBefore } from '@iwaa/domain/night';
import { useState } from 'preact/hooks';
import { shelterCapacityRoutes } from '../../api/routes.ts';
import { useCommand } from '../../components/command.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { inWords } from '../../language/in-words.ts';
import { words } from '../../language/words.ts';
import { tonight } from '../../session/tonight.ts';
import { whenOnNight } from '../../session/wall-clock.ts';

const said = words({
  ar: {
    title: 'منح رخصة غياب',
    kind: 'أي رخصة؟',
    until: 'إلى أي ساعة من هذه الليلة؟',
    to: 'إلى أي ليلة، ابتداء من هذه الليلة؟',
    give: 'امنح الرخصة',
  },
  fr: {
    title: 'Donner une autorisation',
    kind: 'Quelle autorisation\u202f?',
    until: 'Jusqu’à quelle heure cette nuit\u202f?',
    to: 'Jusqu’à quelle nuit, à partir de celle-ci\u202f?',
    give: 'Donner l’autorisation',
  },
  en: {
    title: 'Give a pass',
    kind: 'Which pass?',
    until: 'Until which hour tonight?',
    to: 'Up to which night, from tonight on?',
    give: 'Give the pass',
  },
});

/** The longest that is given at once. */
const mostNightsAway = 14;

/** Gives whoever has a bed a pass from tonight on. */
export function GivePass({
  bedId,
  stayId,
  close,
  done,
}: {
  readonly bedId: string;
  readonly stayId: string;
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const night = tonight();
  const [kind, setKind] = useState<(typeof passKinds)[number]>('late');
  const [hour, setHour] = useState('23:00');
  const [to, setTo] = useState(night);
  const give = useCommand(shelterCapacityRoutes.givePass);
  const send = () => {
    const late = { kind: 'late', night, until: new Date(whenOnNight(night, hour)).toISOString() } as const;
    const overnight = { kind: 'overnight', from: night, to } as const;
    return give.send({ params: { bedId }, body: { stayId, ...(kind === 'late' ? late : overnight) } });
  };
  return (
    <CommandDialog
      title={said().title}
      label={said().give}
      isDisabled={kind === 'late' ? hour === '' : to === ''}
      failure={give.failure}
      send={send}
      done={done}
      close={close}
    >
      <OneOf
        legend={said().kind}
        options={inWords(passKinds, codeWords().passKinds)}
        value={kind}
        change={setKind}
      />
      {kind === 'late' ? (
        <label>
          {said().until}
          <input type="time" value={hour} onInput={({ currentTarget }) => setHour(currentTarget.value)} />
        </label>
      ) : (
        <label>
          {said().to}
          <input
            type="date"
            value={to}
            min={night}
            max={daysBefore(night, 1 - mostNightsAway)}
            onInput={({ currentTarget }) => setTo(currentTarget.value)}
          />
        </label>
      )}
    </CommandDialog>
  );
}
