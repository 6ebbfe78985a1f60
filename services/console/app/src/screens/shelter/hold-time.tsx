import { now } from '../../components/now.ts';
import { away, hour } from '../../language/format.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: {
    until: 'محجوز حتى',
    offered: 'معروض، والجواب منتظر حتى',
    over: 'انتهى وقت الحجز؛ ما زال بإمكانه الدخول ما لم يأخذ السرير غيره.',
  },
  fr: {
    until: 'Réservé jusqu’à',
    offered: 'Proposé, réponse attendue jusqu’à',
    over: 'Le temps de la réservation est passé\u202f; l’entrée reste possible tant que personne d’autre n’a pris le lit.',
  },
  en: {
    until: 'Held until',
    offered: 'Offered, to be answered by',
    over: 'The hold has run out; the person may still come in as long as nobody else has taken the bed.',
  },
});

/** Until when a bed is held, and how much time is left. */
export function HoldTime({ until, isOffer }: { readonly until: string; readonly isOffer: boolean }) {
  return (
    <>
      <p>
        {isOffer ? said().offered : said().until} <time dateTime={until}>{hour(until)}</time> (
        {away(until, now.value)})
      </p>
      {Date.parse(until) < now.value && <p class="hint">{said().over}</p>}
    </>
  );
}
