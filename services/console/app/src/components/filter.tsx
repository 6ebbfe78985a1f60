import { capital } from '../language/capital.ts';
import { useFilters } from './filters.ts';

/** Narrows a list by one of a code's values. What is chosen stands in the address, so that going back undoes it. */
export function Filter<Value extends string>({
  name,
  label,
  any,
  of,
  said,
}: {
  /** The name of the field in the address. */
  readonly name: string;
  readonly label: string;
  /** What it is called to ask for all of them. */
  readonly any: string;
  readonly of: readonly Value[];
  readonly said: (value: Value) => string;
}) {
  const { filters, choose } = useFilters();
  return (
    <label>
      {label}
      <select
        value={filters[name] ?? ''}
        onChange={({ currentTarget }) => choose({ [name]: currentTarget.value, after: '', shown: '' })}
      >
        <option value="">{any}</option>
        {of.map((one) => (
          <option key={one} value={one}>
            {capital(said(one))}
          </option>
        ))}
      </select>
    </label>
  );
}
