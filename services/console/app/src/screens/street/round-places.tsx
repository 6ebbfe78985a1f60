import { placeMissReasons } from '@iwaa/contracts/vocabulary';
import { useState } from 'preact/hooks';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { codeWords } from '../../language/code-words.ts';
import { isolated, pair } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { items, record } from '../../outbox/items.ts';
import { placeName } from './places.ts';
import { type PlaceOfRound, placesOfRound } from './places-of-round.ts';
import { StandingBadge } from './standing-badge.tsx';
import type { TonightsRound } from './tonights-round.ts';

const said = words({
  ar: {
    places: 'الأماكن',
    visited: 'زُرناه',
    missed: 'لم نزره',
    notYet: 'لم نصله بعد',
    handedOver: 'بقي من الليلة الماضية',
    why: 'لماذا لم تزوروه؟',
  },
  fr: {
    places: 'Les lieux',
    visited: 'Visité',
    missed: 'Manqué',
    notYet: 'pas encore',
    handedOver: 'reste de la dernière fois',
    why: 'Pourquoi est-il manqué\u202f?',
  },
  en: {
    places: 'Places',
    visited: 'Visited',
    missed: 'Missed',
    notYet: 'not yet',
    handedOver: 'left from last time',
    why: 'Why was it missed?',
  },
});

/** The places of a team's round, each said to be visited or missed by a press; it works without a network. */
export function RoundPlaces({ round }: { readonly round: TonightsRound }) {
  const places = placesOfRound(round, items.value);
  if (places.length === 0) return null;
  return (
    <section class="stack">
      <h2>{said().places}</h2>
      <ul class="lines">
        {places.map((place) => (
          <Place key={place.place} of={place} round={round} />
        ))}
      </ul>
    </section>
  );
}

function Place({ of, round }: { readonly of: PlaceOfRound; readonly round: TonightsRound }) {
  const { place, outcome, isMet, isHandedOver, said: sent } = of;
  const [isMissed, setMissed] = useState(false);
  const say = async (command: 'visitPlace' | 'missPlace', body: Readonly<Record<string, unknown>>) => {
    setMissed(false);
    const params = { roundId: round.roundId, place };
    await record({ command, params, body, about: round.key, label: placeName(place) });
  };
  const name = (what: string) => pair(what, isolated(placeName(place)));
  return (
    <li class="stack">
      <div class="row apart">
        <bdi>{placeName(place)}</bdi>
        <span class="row">
          {isHandedOver && <Badge tone="warn">{said().handedOver}</Badge>}
          {outcome === null && <Badge>{said().notYet}</Badge>}
          {outcome?.missedFor === null && <Badge tone="good">{said().visited}</Badge>}
          {outcome?.missedFor && (
            <Badge tone="warn">
              {said().missed} · {codeWords().placeMissReasons[outcome.missedFor]}
            </Badge>
          )}
          {sent && <StandingBadge standing={sent.standing} />}
        </span>
      </div>
      <div class="row">
        {outcome?.missedFor !== null && (
          <Button press={() => say('visitPlace', {})} name={name(said().visited)}>
            {said().visited}
          </Button>
        )}
        {!isMet && round.places.includes(place) && (
          <Button press={() => setMissed(!isMissed)} name={name(said().missed)}>
            {said().missed}
          </Button>
        )}
      </div>
      {isMissed && (
        <fieldset>
          <legend>{said().why}</legend>
          <div class="row">
            {placeMissReasons.map((reason) => (
              <Button key={reason} press={() => say('missPlace', { reason })}>
                <span class="sentence">{codeWords().placeMissReasons[reason]}</span>
              </Button>
            ))}
          </div>
        </fieldset>
      )}
    </li>
  );
}
