/** The input is not a winter; the text names the line, the field and the form that is meant. */
export class InputRefusal extends Error {
  override readonly name = 'InputRefusal';
}

/** A value of the input as it may be shown in a terminal: short, on one line, without control characters. */
export function shown(value: string): string {
  return value.replace(/\p{C}/gu, '?').slice(0, 40);
}
