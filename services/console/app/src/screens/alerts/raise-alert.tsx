import { type AlertSign, type AlertSource, alertSigns, alertSources } from '@iwaa/contracts/vocabulary';
import { useState } from 'preact/hooks';
import { intakeRoutes } from '../../api/routes.ts';
import { Code } from '../../components/code.tsx';
import { useCommand } from '../../components/command.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { OneOf } from '../../components/one-of.tsx';
import { SomeOf } from '../../components/some-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { inWords } from '../../language/in-words.ts';
import { words } from '../../language/words.ts';
import { placeName, placeOf } from '../street/places.ts';

const said = words({
  ar: {
    title: 'تسجيل إشعار',
    place: 'أين؟ (بحروف لاتينية)',
    ago: 'منذ كم دقيقة شوهد؟',
    people: 'كم شخصا؟ (اتركه فارغا إن لم يُعرف)',
    source: 'من أبلغ؟',
    signs: 'ماذا شوهد؟',
    noName: 'لا اسم ولا وصف يُعرف به شخص: فريق يذهب ويرى.',
    raise: 'تسجيل',
    raised: 'سُجّل الإشعار',
    tell: 'أعط هذا الرمز لمن أبلغ: به يسأل ماذا حدث. لا يظهر مرة أخرى.',
  },
  fr: {
    title: 'Noter un signalement',
    place: 'Où\u202f?',
    ago: 'Vu il y a combien de minutes\u202f?',
    people: 'Combien de personnes\u202f? (laissez vide si on ne sait pas)',
    source: 'Qui signale\u202f?',
    signs: 'Qu’a-t-on vu\u202f?',
    noName: 'Ni nom ni description qui ferait reconnaître quelqu’un\u00a0: une équipe va voir.',
    raise: 'Noter',
    raised: 'Le signalement est noté',
    tell: 'Donnez ce code à qui a signalé\u00a0: il permet de demander ce qui en est advenu. Il n’est plus montré ensuite.',
  },
  en: {
    title: 'Record an alert',
    place: 'Where?',
    ago: 'How many minutes ago was it seen?',
    people: 'How many people? (leave it empty where nobody knows)',
    source: 'Who tells of it?',
    signs: 'What was seen?',
    noName: 'No name, and nothing by which somebody could be known: a team goes and looks.',
    raise: 'Record',
    raised: 'The alert is recorded',
    tell: 'Give this code to whoever told of it: by it they can ask what became of it. It is not shown again.',
  },
});

/** Two days: whoever was seen before then is hardly there any more. */
const longestAgoMinutes = 2 * 24 * 60;

/** Records what somebody outside saw, and shows once the code by which they hear of it. */
export function RaiseAlert({
  campaignId,
  done,
  close,
}: {
  readonly campaignId: string;
  readonly done: () => Promise<void>;
  readonly close: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [ago, setAgo] = useState('0');
  const [people, setPeople] = useState('');
  const [source, setSource] = useState<AlertSource>('public');
  const [signs, setSigns] = useState<readonly AlertSign[]>([]);
  // Counted from when the dialog was opened: the same press again, where no answer came, is then the same command.
  const [openedAt] = useState(() => Date.now());
  const [code, setCode] = useState<string>();
  const raising = useCommand(intakeRoutes.raiseAlert);
  const place = placeOf(typed);
  const minutes = wholeNumber(ago, longestAgoMinutes);
  if (code !== undefined)
    return (
      <Dialog title={said().raised} close={close}>
        <div class="stack">
          <p>{said().tell}</p>
          <p class="figure">
            <Code>{code}</Code>
          </p>
        </div>
      </Dialog>
    );
  return (
    <CommandDialog
      title={said().title}
      label={said().raise}
      isDisabled={place === undefined || minutes === undefined}
      failure={raising.failure}
      send={async () => {
        if (place === undefined || minutes === undefined) return undefined;
        const answer = await raising.send({
          params: { campaignId },
          body: {
            ...{ place, source, signs: [...signs] },
            seenAt: new Date(openedAt - minutes * 60_000).toISOString(),
            people: people === '' ? null : Number(people),
          },
        });
        if (answer === undefined) return undefined;
        await done();
        setCode(answer.code);
        // The dialog stays: it has the code to show.
        return undefined;
      }}
      done={done}
      close={close}
    >
      <label>
        {said().place}
        <input value={typed} dir="ltr" onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
      </label>
      {place !== undefined && (
        <p class="hint">
          <bdi>{placeName(place)}</bdi>
        </p>
      )}
      <label>
        {said().ago}
        <input
          type="number"
          min={0}
          max={longestAgoMinutes}
          value={ago}
          onInput={({ currentTarget }) => setAgo(currentTarget.value)}
        />
      </label>
      <label>
        {said().people}
        <input
          type="number"
          min={1}
          max={50}
          value={people}
          onInput={({ currentTarget }) => setPeople(currentTarget.value)}
        />
      </label>
      <OneOf
        legend={said().source}
        options={inWords(alertSources, codeWords().alertSources)}
        value={source}
        change={setSource}
      />
      <SomeOf
        legend={said().signs}
        options={inWords(alertSigns, codeWords().alertSigns)}
        values={signs}
        change={setSigns}
      />
      <p class="hint">{said().noName}</p>
    </CommandDialog>
  );
}

/** A number that somebody typed, from 0 to the largest; undefined where it is none. */
function wholeNumber(typed: string, largest: number): number | undefined {
  const value = Number(typed);
  return typed !== '' && Number.isInteger(value) && value >= 0 && value <= largest ? value : undefined;
}
