import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { SomeOf } from '../../components/some-of.tsx';
import { words } from '../../language/words.ts';
import { record } from '../../outbox/items.ts';
import { placeName, placeOf } from './places.ts';
import type { Tonight } from './with-tonight.tsx';

const said = words({
  ar: {
    none: 'لا جولة لفريقك الليلة. اختر الأماكن ثم ابدأ؛ يعمل ذلك بلا شبكة أيضًا.',
    places: 'أماكن الجولة',
    other: 'مكان آخر (بحروف لاتينية)',
    add: 'إضافة المكان',
    start: 'بدء الجولة',
  },
  fr: {
    none: 'Votre équipe n’a pas encore de maraude cette nuit. Choisissez les lieux et commencez\u202f; cela marche aussi sans réseau.',
    places: 'Lieux de la maraude',
    other: 'Un autre lieu',
    add: 'Ajouter le lieu',
    start: 'Commencer la maraude',
  },
  en: {
    none: 'Your team has no round tonight yet. Choose the places and start; this works without a network too.',
    places: 'Places of the round',
    other: 'Another place',
    add: 'Add the place',
    start: 'Start the round',
  },
});

/** Starts a team's round of tonight, over places that are known from other rounds or typed. */
export function StartRound({ tonight }: { readonly tonight: Tonight }) {
  const { campaignId, team, night } = tonight;
  const [added, setAdded] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const place = placeOf(typed);
  const all = [...new Set([...tonight.places, ...added])];
  const start = async () => {
    const body = { team, night, places: all.filter((one) => chosen.includes(one)).slice(0, 100) };
    await record({ command: 'startRound', params: { campaignId }, body, label: '' });
  };
  return (
    <div class="stack">
      <p>{said().none}</p>
      <SomeOf
        legend={said().places}
        options={all.map((one) => [one, placeName(one)])}
        values={chosen}
        change={setChosen}
      />
      <label>
        {said().other}
        <input value={typed} dir="ltr" onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
      </label>
      <Button
        isDisabled={place === undefined}
        press={() => {
          if (place === undefined) return;
          setAdded([...added, place]);
          setChosen([...chosen, place]);
          setTyped('');
        }}
      >
        {said().add}
      </Button>
      <Button kind="main" press={start}>
        {said().start}
      </Button>
    </div>
  );
}
