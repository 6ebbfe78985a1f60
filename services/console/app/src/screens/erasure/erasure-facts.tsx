import type { Erasure } from '@iwaa/contracts/http/erasures';
import { Badge } from '../../components/badge.tsx';
import { capital } from '../../language/capital.ts';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour, listed } from '../../language/format.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: {
    requested: 'طُلب',
    erased: 'أُكد المحو',
    key: 'أُتلف المفتاح',
    notYet: 'لم يُتلف بعد؛ أعد التأكيد، وإلا أُتلف عند انطلاق الخدمة من جديد',
    remains: 'ما يبقى، برموز',
  },
  fr: {
    requested: 'Demandé',
    erased: 'Confirmé',
    key: 'Clé détruite',
    notYet: 'pas encore\u202f; confirmez à nouveau, sinon le service le fera à son prochain démarrage',
    remains: 'Ce qui reste, en codes',
  },
  en: {
    requested: 'Requested',
    erased: 'Confirmed',
    key: 'Key destroyed',
    notYet: 'not yet; confirm it again, else the service does it when it starts next',
    remains: 'What is left, in codes',
  },
});

const tones = { requested: 'warn', withdrawn: 'plain', done: 'good' } as const;

/** How far an erasure has come, by whose word; once it is done, what its certificate says. */
export function ErasureFacts({ of }: { readonly of: Erasure }) {
  const { erasureStates, erasureReasons, erasureRemains } = codeWords();
  const { state, reason, requestedAt, requestedBy, erasedAt, erasedBy, keyDestroyedAt, remains } = of;
  return (
    <>
      <p>
        <Badge tone={tones[state]}>{capital(erasureStates[state])}</Badge> {capital(erasureReasons[reason])}
      </p>
      <dl class="facts">
        <dt>{said().requested}</dt>
        <dd>
          <time dateTime={requestedAt}>{dayAndHour(requestedAt)}</time> · <bdi>{requestedBy}</bdi>
        </dd>
        {erasedAt !== null && (
          <>
            <dt>{said().erased}</dt>
            <dd>
              <time dateTime={erasedAt}>{dayAndHour(erasedAt)}</time> · <bdi>{erasedBy}</bdi>
            </dd>
            <dt>{said().key}</dt>
            <dd>{keyDestroyedAt === null ? said().notYet : dayAndHour(keyDestroyedAt)}</dd>
            <dt>{said().remains}</dt>
            <dd>{listed(remains.map((one) => erasureRemains[one]))}</dd>
          </>
        )}
      </dl>
    </>
  );
}
