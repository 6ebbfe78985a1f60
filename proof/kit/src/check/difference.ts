/**
 * A difference that was found: which one, and of what. `Words` has a sentence for each, made of what it was found of, so that every
 * language says it.
 */
export type Difference<Words> = {
  [What in keyof Words]: Words[What] extends (...of: infer Of) => string
    ? { readonly what: What; readonly of: Readonly<Of> }
    : never;
}[keyof Words];

/** A difference in the words of one language. */
export function inSentence<Words>(words: Words, { what, of }: Difference<Words>): string {
  const sentence = words[what] as (...of: readonly unknown[]) => string;
  return sentence(...of);
}
