import { capital } from '../language/capital.ts';

/** A choice of any among few, each a target of its own. */
export function SomeOf<Value extends string>({
  legend,
  options,
  values,
  change,
  areSentences = false,
}: {
  readonly legend: string;
  readonly options: readonly (readonly [value: Value, words: string])[];
  readonly values: readonly Value[];
  readonly change: (values: readonly Value[]) => void;
  /** Then each has a line of its own. */
  readonly areSentences?: boolean;
}) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class={areSentences ? 'stack' : 'choices'}>
        {options.map(([one, words]) => (
          <label key={one} class="choice">
            <input
              type="checkbox"
              checked={values.includes(one)}
              onChange={({ currentTarget }) =>
                change(currentTarget.checked ? [...values, one] : values.filter((other) => other !== one))
              }
            />
            {capital(words)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
