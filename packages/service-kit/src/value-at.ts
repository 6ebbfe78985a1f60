/** What stands at a place within a value, step by step through its own fields; undefined where nothing does. */
export function valueAt(within: unknown, steps: readonly string[]): unknown {
  let value = within;
  for (const step of steps) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? Reflect.get(value, step)
        : undefined;
  }
  return value;
}
