type Method = (...args: unknown[]) => unknown;

/** Wraps a method of a prototype or an object. Throws where there is none, because then the driver has changed. */
export function wrap(
  owner: object,
  name: string,
  around: (original: Method, self: unknown, args: unknown[]) => unknown,
): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function')
    throw new Error(`There is no method ${name} to wrap: the driver has changed.`);
  Reflect.set(owner, name, function wrapped(this: unknown, ...args: unknown[]) {
    return around(original as Method, this, args);
  });
}
