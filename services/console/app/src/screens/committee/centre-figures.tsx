import type { centre } from '@iwaa/contracts/http/shelter-capacity';
import type { z } from 'zod';
import { codeWords } from '../../language/code-words.ts';
import { number } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { forColdNights } from '../night/for-cold-nights.ts';

const said = words({
  ar: { unit: 'الجناح', absent: 'منهم غائبون' },
  fr: { unit: 'Unité', absent: 'dont absents' },
  en: { unit: 'Unit', absent: 'of them absent' },
});

const columns = [
  ['free', 'free'],
  ['held', 'held'],
  ['occupied', 'occupied'],
  ['absent', undefined],
  ['outOfService', 'out-of-service'],
] as const;

/** How many beds of a centre are free, held, occupied (and of whom absent) and out of service, by unit; those for cold nights on a line of their own. */
export function CentreFigures({ of }: { readonly of: z.output<typeof centre> }) {
  const { bedStates, unitKinds } = codeWords();
  return (
    <table>
      <caption>{of.name}</caption>
      <thead>
        <tr>
          <th scope="col">{said().unit}</th>
          {columns.map(([field, state]) => (
            <th key={field} scope="col">
              <span class="sentence">{state === undefined ? said().absent : bedStates[state]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.units.flatMap(({ kind, overflow, ...usual }) => [
          <Row key={kind} name={unitKinds[kind]} of={usual} />,
          overflow.beds > 0 && (
            <Row key={`${kind}-overflow`} name={`${unitKinds[kind]} · ${forColdNights()}`} of={overflow} />
          ),
        ])}
      </tbody>
    </table>
  );
}

function Row({
  name,
  of,
}: {
  readonly name: string;
  readonly of: Readonly<Record<(typeof columns)[number][0], number>>;
}) {
  return (
    <tr>
      <th scope="row">
        <span class="sentence">{name}</span>
      </th>
      {columns.map(([field]) => (
        <td key={field}>{number(of[field])}</td>
      ))}
    </tr>
  );
}
