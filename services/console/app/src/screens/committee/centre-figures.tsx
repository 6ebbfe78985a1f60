import type { centre } from '@iwaa/contracts/http/shelter-capacity';
import type { z } from 'zod';
import { codeWords } from '../../language/code-words.ts';
import { number } from '../../language/format.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: { unit: 'الجناح' },
  fr: { unit: 'Unité' },
  en: { unit: 'Unit' },
});

const columns = [
  ['free', 'free'],
  ['held', 'held'],
  ['occupied', 'occupied'],
  ['outOfService', 'out-of-service'],
] as const;

/** How many beds of a centre are free, held, occupied and out of service, by unit. */
export function CentreFigures({ of }: { readonly of: z.output<typeof centre> }) {
  const { bedStates, unitKinds } = codeWords();
  return (
    <table>
      <caption>{of.name}</caption>
      <thead>
        <tr>
          <th scope="col">{said().unit}</th>
          {columns.map(([, state]) => (
            <th key={state} scope="col">
              <span class="sentence">{bedStates[state]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.units.map((unit) => (
          <tr key={unit.kind}>
            <th scope="row">
              <span class="sentence">{unitKinds[unit.kind]}</span>
            </th>
            {columns.map(([field]) => (
              <td key={field}>{number(unit[field])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
