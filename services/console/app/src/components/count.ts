/** The most that a page of a list holds. */
export const largestPage = 1000;

/** How many things a list has, as far as one page tells. */
export interface Count {
  readonly items: number;
  /** Whether there are more than were counted. */
  readonly isMore: boolean;
}

/** Counts the items of a list's page; all of them, or those that a condition holds for. */
export function countOf<Item>(
  { items, next }: { readonly items: readonly Item[]; readonly next: string | null },
  holds: (item: Item) => boolean = () => true,
): Count {
  return { items: items.filter(holds).length, isMore: next !== null };
}
