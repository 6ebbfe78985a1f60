import { useId } from 'preact/hooks';
import { capital } from '../language/capital.ts';

/** A choice of one among few, each a target of its own. */
export function OneOf<Value extends string>({
  legend,
  options,
  value,
  change,
}: {
  readonly legend: string;
  readonly options: readonly (readonly [value: Value, words: string])[];
  readonly value: Value | undefined;
  readonly change: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="choices">
        {options.map(([one, words]) => (
          <label key={one} class="choice">
            <input type="radio" name={name} checked={one === value} onChange={() => change(one)} />
            {capital(words)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
