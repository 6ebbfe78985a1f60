import { codeWords } from '../../language/code-words.ts';
import { number, pair } from '../../language/format.ts';
import { forColdNights } from '../night/for-cold-nights.ts';
import { BedCard } from './bed-card.tsx';
import type { Bed } from './beds-by-unit.ts';
import type { BedsOfUnit } from './beds-of-centre.tsx';

const states: readonly Bed['state'][] = ['free', 'held', 'occupied', 'out-of-service'];

/** The beds of a unit, with how many of them are free, held, occupied and out of service, and how many there are beside those for cold nights. */
export function UnitBeds({ unit, beds, called, done }: BedsOfUnit) {
  const { unitKinds, bedStates } = codeWords();
  const free = beds.filter(({ state }) => state === 'free').map(({ bedId }) => bedId);
  const usual = beds.filter(({ overflow }) => !overflow);
  return (
    <section class="stack" aria-label={unitKinds[unit]}>
      <div class="row apart">
        <h2 class="sentence">{unitKinds[unit]}</h2>
        <p>
          {states
            .map((state) => ({ state, count: usual.filter((bed) => bed.state === state).length }))
            .filter(({ state, count }) => state !== 'out-of-service' || count > 0)
            .map(({ state, count }) => pair(bedStates[state], number(count)))
            .concat(
              usual.length < beds.length ? pair(forColdNights(), number(beds.length - usual.length)) : [],
            )
            .join(' · ')}
        </p>
      </div>
      <ul class="cards">
        {beds.map((bed) => (
          <BedCard key={bed.bedId} bed={bed} free={free} called={called} done={done} />
        ))}
      </ul>
    </section>
  );
}
