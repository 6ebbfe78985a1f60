import type { ComponentChildren } from 'preact';
import type { Failure } from '../api/failure.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { FailureNote } from './failure-note.tsx';

/** Asks for what a command needs, and sends it. It closes when it was taken, and stays with the reason when it was not. */
export function CommandDialog({
  title,
  label,
  kind = 'main',
  isDisabled = false,
  failure,
  send,
  done,
  close,
  children,
}: {
  readonly title: string;
  /** What the press does. */
  readonly label: string;
  readonly kind?: 'main' | 'danger';
  readonly isDisabled?: boolean;
  readonly failure: Failure | undefined;
  /** Gives the answer, or undefined where there was none, and then `failure` says why. */
  readonly send: () => Promise<unknown>;
  /** Runs after an answer, before the dialog closes. */
  readonly done: () => Promise<void>;
  readonly close: () => void;
  readonly children?: ComponentChildren;
}) {
  return (
    <Dialog title={title} close={close}>
      <div class="stack">
        {children}
        {failure && <FailureNote failure={failure} />}
        <Button
          kind={kind}
          isDisabled={isDisabled}
          press={async () => {
            if ((await send()) === undefined) return;
            await done();
            close();
          }}
        >
          {label}
        </Button>
      </div>
    </Dialog>
  );
}
