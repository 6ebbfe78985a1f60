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
    rests: 'Attend une note précédente, que le serveur a refusée\u202f; corrigez d’abord celle-là.',
    again: 'Renvoyer',
    correct: 'Corriger',
    away: 'N’est plus nécessaire',
  },
  en: {
    waiting: 'Kept on this phone, and being sent.',
    'no-network': 'Kept on this phone; it is sent by itself when the network is back.',
    'signed-out': 'Kept on this phone. Your session has ended: sign in again and it is sent.',
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
        <p>{restsOnRefused(item, items.value) ? said().rests : said()[stopped.value ?? 'waiting']}</p>
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
          <li key={field}>
            <bdi>{field}</bdi>: <bdi>{message}</bdi>
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
