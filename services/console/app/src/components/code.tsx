/** An id or a code, kept apart from the text's direction. */
export function Code({ children }: { readonly children: string }) {
  return <bdi class="code">{children}</bdi>;
}
