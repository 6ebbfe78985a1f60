import type { Priority } from '@iwaa/contracts/vocabulary';

/** What the place in the list rests on, and nothing else. */
export interface Standing {
  entryId: string;
  priority: Priority;
  onStreetSince: string | null;
  since: string;
}

/** Sorts after every month, so that who does not say since when comes after who does. */
const unknownMonth = '9999-12';

/**
 * A text that sorts as the list does: priority, then the longest time on the street, then who asked first. The entry's id
 * at its end makes the order total.
 */
export function orderKey(standing: Standing): string {
  const asked = new Date(standing.since).toISOString();
  return `${longestOnStreetFrom(standing)}${asked}|${standing.entryId}`;
}

/** The bound below which all orders of a higher priority lie. */
export function priorityFrom({ priority }: Pick<Standing, 'priority'>): string {
  return `${priority}|`;
}

/** The bound below which, in the same priority, the orders of those lie who have been on the street for longer. */
export function longestOnStreetFrom(standing: Pick<Standing, 'priority' | 'onStreetSince'>): string {
  return `${priorityFrom(standing)}${standing.onStreetSince ?? unknownMonth}|`;
}

/** A place in the list and who comes before it. */
export interface Place {
  /** 1 is next. */
  place: number;
  priority: Priority;
  /** How many come before because of a higher priority. */
  aheadByPriority: number;
  /** How many of the same priority come before because they have been on the street for longer. */
  aheadByStreet: number;
  /** How many of the same priority and time on the street come before because they asked earlier. */
  aheadByAsking: number;
}

/** How many orders lie below each bound of an entry. */
export interface Ahead {
  /** Those of a higher priority. */
  priority: number;
  /** Those too that have been on the street for longer. */
  street: number;
  /** All that come before. */
  order: number;
}

/** A place, counted from how many orders lie below each bound. */
export function placeFrom(priority: Priority, below: Ahead): Place {
  return {
    place: below.order + 1,
    priority,
    aheadByPriority: below.priority,
    aheadByStreet: below.street - below.priority,
    aheadByAsking: below.order - below.street,
  };
}

/** The places of what follows each other in a list that is sorted by `orderKey`; `first` tells who comes before the first of them. */
export function placesOf<Entry extends Standing>(
  sorted: readonly Entry[],
  first: Ahead,
): { entry: Entry; place: Place }[] {
  const [begin] = sorted;
  let [priorityBound, streetBound] = begin ? [priorityFrom(begin), longestOnStreetFrom(begin)] : ['', ''];
  let { priority, street } = first;
  return sorted.map((entry, index) => {
    const order = first.order + index;
    if (priorityFrom(entry) !== priorityBound) [priorityBound, priority] = [priorityFrom(entry), order];
    if (longestOnStreetFrom(entry) !== streetBound)
      [streetBound, street] = [longestOnStreetFrom(entry), order];
    return { entry, place: placeFrom(entry.priority, { priority, street, order }) };
  });
}
