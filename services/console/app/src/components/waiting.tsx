import { words } from '../language/words.ts';

const said = words({
  ar: { waiting: 'جارٍ التحميل…' },
  fr: { waiting: 'Chargement…' },
  en: { waiting: 'Loading…' },
});

/** Says that something is waited for. */
export function Waiting() {
  return (
    <p class="waiting" role="status">
      {said().waiting}
    </p>
  );
}
