import { useLocation } from 'preact-iso';

/** What the address asks for after its `?`. */
export interface Filters {
  readonly filters: Readonly<Record<string, string>>;
  /** The address with some of them changed; an empty value takes one out. */
  with(changes: Readonly<Record<string, string>>): string;
  /** Goes there. */
  choose(changes: Readonly<Record<string, string>>): void;
}

/** The filters of a list stand in its address: a link leads to them, and going back undoes the last choice. */
export function useFilters(): Filters {
  const { path, query, route } = useLocation();
  const changed = (changes: Readonly<Record<string, string>>) => {
    const all = Object.entries({ ...query, ...changes }).filter(([, value]) => value !== '');
    const search = new URLSearchParams(all).toString();
    return search === '' ? path : `${path}?${search}`;
  };
  return { filters: query, with: changed, choose: (changes) => route(changed(changes)) };
}

/** A filter's value, where it is one of those that there are. */
export function oneOf<const Value extends string>(
  values: readonly Value[],
  given: string | undefined,
): Value | undefined {
  return values.find((one) => one === given);
}
