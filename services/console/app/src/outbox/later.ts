/** What an earlier item's answer will give, such as the id of a person who was met while there was no network. */
export interface Later {
  readonly fromItem: string;
  /** Where it stands in the answer, such as `personId`, or `consentIds.0` for the first of several. */
  readonly field: string;
}

export function later(fromItem: string, field: string): Later {
  return { fromItem, field };
}

export function isLater(value: unknown): value is Later {
  return typeof value === 'object' && value !== null && 'fromItem' in value && 'field' in value;
}

/**
 * Puts what earlier items were answered into a request.
 * @param answerTo the answer to an item, or undefined where there is none yet.
 * @returns the request as it can be sent, or undefined while an answer that it needs is not there.
 */
export function resolved<Request>(
  request: Request,
  answerTo: (itemId: string) => Readonly<Record<string, unknown>> | undefined,
): Request | undefined {
  let isWhole = true;
  const put = (value: unknown): unknown => {
    if (isLater(value)) {
      const found = valueAt(answerTo(value.fromItem), value.field);
      if (found === undefined) isWhole = false;
      return found;
    }
    if (Array.isArray(value)) return value.map(put);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, put(one)]));
    return value;
  };
  const whole = put(request) as Request;
  return isWhole ? whole : undefined;
}

/** What stands at a place in an answer; undefined where nothing does. */
export function valueAt(answer: unknown, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? Reflect.get(value, name)
          : undefined,
      answer,
    );
}
