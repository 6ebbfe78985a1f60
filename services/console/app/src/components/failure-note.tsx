import type { Failure } from '../api/failure.ts';
import { refusalWords } from '../language/refusal-words.ts';
import { words } from '../language/words.ts';
import { Button } from './button.tsx';

const said = words({
  ar: {
    'no-network': 'لا توجد شبكة، أو لا يجيب الخادم. لم يتغيّر شيء؛ أعد المحاولة عند عودة الشبكة.',
    unavailable: 'تعذّر ذلك الآن، ولم يتغيّر شيء. أعد المحاولة بعد لحظة.',
    'no-network-retried': 'لا توجد شبكة، أو لا يجيب الخادم. يُعاد الطلب من تلقاء نفسه حتى يأتي الجواب.',
    'unavailable-retried': 'تعذّر عرض هذا الآن. يُعاد الطلب من تلقاء نفسه حتى يأتي الجواب؛ ولا شيء عليك فعله.',
    'no-network-command':
      'لم يصل جواب: لا توجد شبكة، أو لا يجيب الخادم. لا يُعرف هل تم ذلك. ما كتبته باقٍ هنا؛ اضغط مرة أخرى، ولن يُنفَّذ مرتين.',
    'unavailable-command': 'تعذّر ذلك الآن. ما كتبته باقٍ هنا؛ اضغط مرة أخرى بعد لحظة، ولن يُنفَّذ مرتين.',
    'signed-out': 'انتهت جلستك. سجّل الدخول من جديد للمتابعة.',
    again: 'إعادة المحاولة',
  },
  fr: {
    'no-network':
      'Pas de réseau, ou le serveur ne répond pas. Rien n’a changé\u202f; réessayez quand le réseau revient.',
    unavailable: 'Impossible pour le moment, et rien n’a changé. Réessayez dans un instant.',
    'no-network-retried':
      'Pas de réseau, ou le serveur ne répond pas. La demande est refaite d’elle-même jusqu’à la réponse.',
    'unavailable-retried':
      'Ceci ne peut pas être montré pour le moment. La demande est refaite d’elle-même jusqu’à la réponse\u202f; vous n’avez rien à faire.',
    'no-network-command':
      'Aucune réponse\u00a0: pas de réseau, ou le serveur ne répond pas. On ne sait pas si c’est fait. Ce que vous avez saisi reste ici\u202f; appuyez encore une fois, ce ne sera pas fait deux fois.',
    'unavailable-command':
      'Impossible pour le moment. Ce que vous avez saisi reste ici\u202f; appuyez encore une fois dans un instant, ce ne sera pas fait deux fois.',
    'signed-out': 'Votre session est terminée. Connectez-vous à nouveau pour continuer.',
    again: 'Réessayer',
  },
  en: {
    'no-network':
      'There is no network, or the server does not answer. Nothing has changed; try again when the network is back.',
    unavailable: 'This can not be done at the moment, and nothing has changed. Try again in a little while.',
    'no-network-retried':
      'There is no network, or the server does not answer. It is asked again by itself until an answer comes.',
    'unavailable-retried':
      'This can not be shown at the moment. It is asked again by itself until an answer comes; nothing is left to you.',
    'no-network-command':
      'No answer came: there is no network, or the server does not answer. Whether it was done is not known. What you entered stays here; press once more, it is not done twice.',
    'unavailable-command':
      'This can not be done at the moment. What you entered stays here; press once more in a little while, it is not done twice.',
    'signed-out': 'Your session has ended. Sign in again to go on.',
    again: 'Try again',
  },
});

/** Why something was not done, in the reader's words, with what happens by itself and what is left to do. */
export function FailureNote({
  failure,
  again,
  isRetried = false,
}: {
  readonly failure: Failure;
  /** Asks again; a command is left out here, since its own press sends it again. */
  readonly again?: () => void | Promise<void>;
  /** Whether it is asked again by itself. */
  readonly isRetried?: boolean;
}) {
  const text = textOf(failure, isRetried ? '-retried' : again ? '' : '-command');
  return (
    <div class="note failure" role="alert">
      <p>{text}</p>
      {failure.kind === 'refused' && failure.errors.length > 0 && (
        <ul>
          {failure.errors.map(({ field, message }) => (
            <li key={field} lang="en" dir="ltr">
              {`${field}: ${message}`}
            </li>
          ))}
        </ul>
      )}
      {again && failure.kind !== 'refused' && failure.kind !== 'signed-out' && (
        <Button press={again}>{said().again}</Button>
      )}
    </div>
  );
}

function textOf(failure: Failure, manner: '' | '-retried' | '-command'): string {
  switch (failure.kind) {
    case 'refused':
      return refusalWords(failure.code);
    case 'signed-out':
      return said()['signed-out'];
    default:
      return said()[`${failure.kind}${manner}`];
  }
}
