import type { ComponentChildren } from 'preact';

/** Says that a list is empty, and why. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}
