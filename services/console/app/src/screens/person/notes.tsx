import type { PersonAnswer } from '@iwaa/contracts/http/intake';
import { capital } from '../../language/capital.ts';
import { codeWords } from '../../language/code-words.ts';
import { nightName } from '../../language/format.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: { title: 'ما كُتب' },
  fr: { title: 'Ce qui a été noté' },
  en: { title: 'What was written down' },
});

/** What was written down about a person, in the workers' own words; nothing where nothing was. */
export function Notes({ of: { notes } }: { readonly of: PersonAnswer }) {
  if (notes.length === 0) return null;
  return (
    <section class="stack">
      <h2>{said().title}</h2>
      <ul class="plain-list">
        {notes.map(({ id, about, night, text }) => (
          <li key={id} class="card">
            <p class="hint">
              {capital(codeWords().noteSources[about])} · {nightName(night)}
            </p>
            <p class="note-text">
              <bdi>{text}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
