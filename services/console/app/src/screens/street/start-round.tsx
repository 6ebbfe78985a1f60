import { useState } from 'preact/hooks';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { SomeOf } from '../../components/some-of.tsx';
import { codeWords } from '../../language/code-words.ts';
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
    handedOver: 'تدخل في هذه الجولة، لأنها لم تُزر آخر مرة:',
    start: 'بدء الجولة',
  },
  fr: {
    none: 'Votre équipe n’a pas encore de maraude cette nuit. Choisissez les lieux et commencez\u202f; cela marche aussi sans réseau.',
    places: 'Lieux de la maraude',
    other: 'Un autre lieu',
    add: 'Ajouter le lieu',
    handedOver: 'Manqués la dernière fois, ces lieux en font partie\u00a0:',
    start: 'Commencer la maraude',
  },
  en: {
    none: 'Your team has no round tonight yet. Choose the places and start; this works without a network too.',
    places: 'Places of the round',
    other: 'Another place',
    add: 'Add the place',
    handedOver: 'Missed last time, and part of this round:',
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
  const { handedOver } = tonight;
  const isHandedOver = (one: string) => handedOver.some((missed) => missed.place === one);
  const all = [...new Set([...tonight.places, ...added])].filter((one) => !isHandedOver(one));
  const start = async () => {
    const planned = [
      ...handedOver.map((missed) => missed.place),
      ...all.filter((one) => chosen.includes(one)),
    ];
    const body = { team, night, places: planned.slice(0, 100) };
    await record({ command: 'startRound', params: { campaignId }, body, label: '' });
  };
  return (
    <div class="stack">
      <p>{said().none}</p>
      {handedOver.length > 0 && (
        <section class="stack">
          <p>{said().handedOver}</p>
          <ul class="lines">
            {handedOver.map((missed) => (
              <li key={missed.place} class="row apart">
                <bdi>{placeName(missed.place)}</bdi>
                {missed.reason && <Badge tone="warn">{codeWords().placeMissReasons[missed.reason]}</Badge>}
              </li>
            ))}
          </ul>
        </section>
      )}
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
