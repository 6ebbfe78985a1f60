import { type NeedKind, needKinds } from '@iwaa/contracts/vocabulary';
import { SomeOf } from '../../components/some-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { inWords } from '../../language/in-words.ts';

/** What comes out when somebody is listened to. */
export interface Listened {
  readonly needs: readonly NeedKind[];
  readonly note: string;
}

export const nothingSaid: Listened = { needs: [], note: '' };

/** What intake is told of a listening session. @param night on which it was */
export function sessionOf({ needs, note }: Listened, night: string) {
  const written = note.trim();
  return { night, needs: [...needs], ...(written === '' ? {} : { note: written }) };
}

/** The fields of a listening session. */
export function WhatWasSaid({
  labels,
  of: { needs, note },
  change,
}: {
  readonly labels: { readonly needs: string; readonly note: string };
  readonly of: Listened;
  readonly change: (part: Partial<Listened>) => void;
}) {
  return (
    <>
      <SomeOf
        legend={labels.needs}
        options={inWords(needKinds, codeWords().needKinds)}
        values={needs}
        change={(chosen) => change({ needs: chosen })}
      />
      <label>
        {labels.note}
        <textarea
          rows={4}
          maxLength={4000}
          dir="auto"
          value={note}
          onInput={({ currentTarget }) => change({ note: currentTarget.value })}
        />
      </label>
    </>
  );
}
