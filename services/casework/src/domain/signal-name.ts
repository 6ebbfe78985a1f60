/** So many kinds of facts are named in full; a longer name would say less. */
const namedInFull = 3;

/**
 * The name of the signal that brings these facts to their workflow, which is all that the list of its events shows of it: what they tell,
 * each kind once, such as `case-opened, contact-recorded`; of many the first three, and how many kinds more.
 */
export function signalNameOf(facts: readonly { readonly type: string }[]): string {
  const kinds = [...new Set(facts.map(({ type }) => kindOf(type)))];
  const more = kinds.length - namedInFull;
  return [...kinds.slice(0, namedInFull), ...(more > 0 ? [`+${more}`] : [])].join(', ');
}

/** `iwaa.intake.contact-recorded.v1` is `contact-recorded`. */
function kindOf(type: string): string {
  return type.split('.').at(-2) ?? type;
}
