import type { ComponentChildren } from 'preact';

/** A state in a word, told by the word and not by its colour alone. */
export function Badge({
  children,
  tone = 'plain',
}: {
  readonly children: ComponentChildren;
  readonly tone?: 'plain' | 'good' | 'warn' | 'bad';
}) {
  return <span class={`badge ${tone}`}>{children}</span>;
}
