import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Failure } from '../api/failure.ts';
import { inWords } from '../language/in-words.ts';
import { CommandDialog } from './command-dialog.tsx';
import { OneOf } from './one-of.tsx';

/** Asks for one code, such as a reason or an outcome, and sends the command that rests on it. */
export function ChoiceDialog<Code extends string>({
  question,
  codes,
  inWords: words,
  first,
  send,
  children,
  ...dialog
}: {
  readonly title: string;
  /** What the press does. */
  readonly label: string;
  readonly kind?: 'main' | 'danger';
  readonly question: string;
  readonly codes: readonly Code[];
  readonly inWords: Readonly<Record<NoInfer<Code>, string>>;
  /** What is chosen before anybody chooses; where it is left out, a choice has to be made. */
  readonly first?: Code | undefined;
  readonly failure: Failure | undefined;
  /** Gives the answer, or undefined where there was none, and then `failure` says why. */
  readonly send: (code: Code) => Promise<unknown>;
  /** Runs after an answer, before the dialog closes. */
  readonly done: () => Promise<void>;
  readonly close: () => void;
  readonly children?: ComponentChildren;
}) {
  const [chosen, choose] = useState(first);
  return (
    <CommandDialog
      {...dialog}
      isDisabled={chosen === undefined}
      send={async () => (chosen === undefined ? undefined : send(chosen))}
    >
      {children}
      <OneOf legend={question} options={inWords(codes, words)} value={chosen} change={choose} />
    </CommandDialog>
  );
}
