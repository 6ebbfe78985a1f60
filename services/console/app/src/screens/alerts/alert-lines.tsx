import type { alert } from '@iwaa/contracts/http/alerts';
import type { z } from 'zod';
import { Badge } from '../../components/badge.tsx';
import { Code } from '../../components/code.tsx';
import { now } from '../../components/now.ts';
import { codeWords } from '../../language/code-words.ts';
import { away, hour, listed, nightName, pair } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { placeName } from '../street/places.ts';

const said = words({
  ar: { seen: 'شوهد', people: 'عدد الأشخاص', lookBy: 'الذهاب قبل', late: 'فات الأجل' },
  fr: { seen: 'Vu', people: 'Nombre de personnes', lookBy: 'À voir avant', late: 'délai dépassé' },
  en: { seen: 'Seen', people: 'People', lookBy: 'Look by', late: 'overdue' },
});

/** What was seen where, since when, and until when a team should look. */
export function AlertLines({ of }: { readonly of: z.output<typeof alert> }) {
  const { alertId, place, night, seenAt, signs, people, lookBy, looks } = of;
  const { alertSigns, lookResults } = codeWords();
  const isLate = lookBy !== null && Date.parse(lookBy) <= now.value;
  return (
    <>
      <div class="row apart">
        <h3>
          <bdi>{placeName(place)}</bdi> <Code>{alertId}</Code>
        </h3>
        {isLate && <Badge tone="bad">{said().late}</Badge>}
      </div>
      <p>
        {pair(said().seen, away(seenAt, now.value))}
        {people !== null && ` · ${pair(said().people, String(people))}`}
        {signs.length > 0 && ` · ${listed(signs.map((sign) => alertSigns[sign]))}`}
      </p>
      {lookBy !== null && (
        <p>
          {said().lookBy} <time dateTime={lookBy}>{hour(lookBy)}</time> · {away(lookBy, now.value)}
        </p>
      )}
      {looks.map(({ roundId, team, result, night: lookedOn }) => (
        <p key={roundId} class="hint">
          <bdi>{team}</bdi> · {lookedOn === night ? '' : `${nightName(lookedOn)} · `}
          {lookResults[result]}
        </p>
      ))}
    </>
  );
}
