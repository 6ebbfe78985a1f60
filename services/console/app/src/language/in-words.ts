/** Codes to choose among, each with its words, as `OneOf` and `SomeOf` take them. */
export function inWords<Code extends string>(
  codes: readonly Code[],
  words: Readonly<Record<NoInfer<Code>, string>>,
): readonly (readonly [code: Code, words: string])[] {
  return codes.map((code) => [code, words[code]]);
}
