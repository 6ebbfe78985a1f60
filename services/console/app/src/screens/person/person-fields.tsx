import { ageGroups, sexes, spokenLanguages, unitKinds } from '@iwaa/contracts/vocabulary';
import { OneOf } from '../../components/one-of.tsx';
import { SomeOf } from '../../components/some-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { inWords } from '../../language/in-words.ts';
import type { PersonForm } from './person-form.ts';
import { personLabels } from './person-labels.ts';

/** The fields of what is known of a person. */
export function PersonFields({
  form,
  change,
}: {
  readonly form: PersonForm;
  readonly change: (part: Partial<PersonForm>) => void;
}) {
  const [codes, said] = [codeWords(), personLabels()];
  return (
    <>
      {(['nickname', 'name', 'latinName'] as const).map((field) => (
        <label key={field}>
          {said[field]}
          <input
            autocomplete="off"
            maxLength={field === 'nickname' ? 80 : 160}
            dir={field === 'latinName' ? 'ltr' : 'auto'}
            value={form[field]}
            onInput={({ currentTarget }) => change({ [field]: currentTarget.value })}
          />
        </label>
      ))}
      <OneOf
        legend={said.sex}
        options={[...inWords(sexes, codes.sexes), ['', said.unknown] as const]}
        value={form.sex}
        change={(sex) => change({ sex })}
      />
      <label>
        {said.bornOn}
        <input
          type="date"
          value={form.bornOn}
          onInput={({ currentTarget }) => change({ bornOn: currentTarget.value, bornIn: '' })}
        />
      </label>
      <label>
        {said.bornIn}
        <input
          type="number"
          min={1890}
          max={2099}
          inputMode="numeric"
          value={form.bornIn}
          onInput={({ currentTarget }) => change({ bornIn: currentTarget.value, bornOn: '' })}
        />
      </label>
      <label>
        {said.telephone}
        <input
          type="tel"
          autocomplete="off"
          maxLength={30}
          dir="ltr"
          value={form.telephone}
          onInput={({ currentTarget }) => change({ telephone: currentTarget.value })}
        />
      </label>
      <label>
        {said.papers}
        <select
          value={form.paperKind}
          onChange={({ currentTarget }) =>
            change({ paperKind: currentTarget.value as PersonForm['paperKind'] })
          }
        >
          <option value="">{said.unknown}</option>
          {Object.entries(codes.paperKinds).map(([kind, words]) => (
            <option key={kind} value={kind}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {form.paperKind !== '' && (
        <label>
          {said.paperNumber}
          <input
            autocomplete="off"
            maxLength={40}
            dir="ltr"
            value={form.paperNumber}
            onInput={({ currentTarget }) => change({ paperNumber: currentTarget.value })}
          />
        </label>
      )}
      <SomeOf
        legend={said.languages}
        options={inWords(spokenLanguages, codes.spokenLanguages)}
        values={form.languages}
        change={(languages) => change({ languages: [...languages] })}
      />
      <OneOf
        legend={said.unit}
        options={inWords(unitKinds, codes.unitKinds)}
        value={form.unit}
        change={(unit) => change({ unit })}
      />
      <OneOf
        legend={said.age}
        options={inWords(ageGroups, codes.ageGroups)}
        value={form.ageGroup}
        change={(ageGroup) => change({ ageGroup })}
      />
      {(
        [
          ['withChildren', said.children],
          ['medicalConditionOrDisability', said.medical],
        ] as const
      ).map(([field, words]) => (
        <label key={field} class="choice">
          <input
            type="checkbox"
            checked={form[field]}
            onChange={({ currentTarget }) => change({ [field]: currentTarget.checked })}
          />
          {words}
        </label>
      ))}
      <label>
        {said.since}
        <input
          type="month"
          value={form.since}
          onInput={({ currentTarget }) => change({ since: currentTarget.value })}
        />
      </label>
      <label>
        {said.note}
        <textarea
          rows={2}
          maxLength={2000}
          dir="auto"
          value={form.note}
          onInput={({ currentTarget }) => change({ note: currentTarget.value })}
        />
      </label>
    </>
  );
}
