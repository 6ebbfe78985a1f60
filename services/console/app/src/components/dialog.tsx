import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../language/words.ts';
import { WithCodes } from './with-codes.tsx';

const said = words({ ar: { close: 'إغلاق' }, fr: { close: 'Fermer' }, en: { close: 'Close' } });

/** What had the focus when a dialog was opened last. */
let opener: HTMLElement | undefined;

/** A modal dialog; the browser keeps the focus in it, and Escape closes it. */
export function Dialog({
  title,
  close,
  children,
}: {
  readonly title: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isGone = useRef(false);
  useEffect(() => {
    const shown = dialog.current;
    const { activeElement } = document;
    // One that takes the place of another was opened by what opened that one.
    if (activeElement instanceof HTMLElement && activeElement !== document.body) opener = activeElement;
    const from = opener;
    shown?.showModal();
    // Closed before it is taken away: else whoever has no pointer is left at the beginning of the page.
    return () => {
      isGone.current = true;
      shown?.close();
      if (document.activeElement === document.body) from?.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      onClose={() => {
        // Another one may stand in its place by then.
        if (!isGone.current) close();
      }}
      aria-label={title}
    >
      <header>
        <h2>
          <WithCodes>{title}</WithCodes>
        </h2>
        <button
          type="button"
          class="button plain"
          aria-label={said().close}
          onClick={() => dialog.current?.close()}
        >
          ✕
        </button>
      </header>
      {children}
    </dialog>
  );
}
