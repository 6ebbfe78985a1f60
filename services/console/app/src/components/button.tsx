import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';

interface ButtonProps {
  readonly children: ComponentChildren;
  /** What the press does; while it is under way the button shows that and takes no other press. */
  readonly press: () => void | Promise<void>;
  /** `main`: what is done most here; `danger`: what takes something from somebody. */
  readonly kind?: 'main' | 'plain' | 'danger';
  readonly isDisabled?: boolean;
  /** What a screen reader says, where the words on the button say too little alone. */
  readonly name?: string;
}

export function Button({ children, press, kind = 'plain', isDisabled = false, name }: ButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const busy = useRef(false);
  const onClick = async () => {
    // Not disabled meanwhile: a button that is disabled loses the focus, and a keyboard its place.
    if (busy.current) return;
    busy.current = true;
    setBusy(true);
    try {
      await press();
    } finally {
      busy.current = false;
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      class={`button ${kind}`}
      disabled={isDisabled}
      aria-busy={isBusy}
      aria-label={name}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
