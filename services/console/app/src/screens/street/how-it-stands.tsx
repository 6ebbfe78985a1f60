import { Button } from '../../components/button.tsx';
import { refusalWords } from '../../language/refusal-words.ts';
import { words } from '../../language/words.ts';
import { items, putAway, sendAgain } from '../../outbox/items.ts';
import { type Item, restsOnRefused } from '../../outbox/outbox.ts';
import { stopped } from '../../outbox/sender.ts';
import { StandingBadge } from './standing-badge.tsx';

const said = words({
  ar: {
    waiting: 'محفوظ في هذا الهاتف، ويُرسل الآن.',
    'no-network': 'محفوظ في هذا الهاتف، ويُرسل من تلقاء نفسه عند عودة الشبكة.',
    'signed-out': 'محفوظ في هذا الهاتف. انتهت جلستك: سجّل الدخول من جديد فيُرسل.',
    busy: 'محفوظ في هذا الهاتف. الخادم لا يستطيع أخذه الآن؛ يُرسل من جديد من تلقاء نفسه.',
    now: 'إرساله الآن',
    rests: 'ينتظر تسجيلًا قبله رفضه الخادم؛ صحّح ذاك أولًا.',
    again: 'إرساله مرة أخرى',
    correct: 'تصحيحه',
    away: 'لا حاجة إليه',
  },
  fr: {
    waiting: 'Gardé dans ce téléphone, l’envoi est en cours.',
    'no-network': 'Gardé dans ce téléphone\u202f; part tout seul au retour du réseau.',
    'signed-out':
      'Gardé dans ce téléphone. Votre session est terminée\u00a0: reconnectez-vous, et cela part.',
    busy: 'Gardé dans ce téléphone. Le serveur ne peut pas le prendre pour le moment\u202f; l’envoi est refait de lui-même.',
    now: 'Envoyer maintenant',
    rests: 'Attend une note précédente, que le serveur a refusée\u202f; corrigez d’abord celle-là.',
    again: 'Renvoyer',
    correct: 'Corriger',
    away: 'N’est plus nécessaire',
  },
  en: {
    waiting: 'Kept on this phone, and being sent.',
    'no-network': 'Kept on this phone; it is sent by itself when the network is back.',
    'signed-out': 'Kept on this phone. Your session has ended: sign in again and it is sent.',
    busy: 'Kept on this phone. The server can not take it at the moment; it is sent again by itself.',
    now: 'Send it now',
    rests: 'Waits for an earlier record, which the server refused; correct that one first.',
    again: 'Send it again',
    correct: 'Correct it',
    away: 'It is not needed',
  },
});

/** How something that was recorded stands, and what can be done where it was refused. */
export function HowItStands({ item }: { readonly item: Item }) {
  const { standing } = item;
  if (standing.kind === 'waiting')
    return (
      <div class="note warn" role="status">
        <StandingBadge standing={standing} />
        <p>{said()[whyItWaits(item)]}</p>
        {whyItWaits(item) === 'busy' && <Button press={() => sendAgain(item)}>{said().now}</Button>}
      </div>
    );
  if (standing.kind !== 'refused')
    return (
      <p>
        <StandingBadge standing={standing} />
      </p>
    );
  return (
    <div class="note failure" role="alert">
      <StandingBadge standing={standing} />
      <p>{refusalWords(standing.code)}</p>
      <ul>
        {standing.errors.map(({ field, message }) => (
          <li key={field} lang="en" dir="ltr">
            {`${field}: ${message}`}
          </li>
        ))}
      </ul>
      <div class="row">
        {item.command === 'recordContact' && (
          <a class="button main" href={`/meet?correct=${item.id}`}>
            {said().correct}
          </a>
        )}
        <Button press={() => sendAgain(item)}>{said().again}</Button>
        <Button press={() => putAway(item)}>{said().away}</Button>
      </div>
    </div>
  );
}

function whyItWaits(item: Item): 'rests' | 'no-network' | 'signed-out' | 'busy' | 'waiting' {
  if (restsOnRefused(item, items.value)) return 'rests';
  if (stopped.value) return stopped.value;
  return item.standing.kind === 'waiting' && item.standing.tries > 0 ? 'busy' : 'waiting';
}
