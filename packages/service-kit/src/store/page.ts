import type { Outcome } from '../outcome.ts';

/** A page of a list, as every list answers it. */
export interface Page<Item> {
  readonly items: Item[];
  /** The cursor of the next page; null after the last one. */
  readonly next: string | null;
}

/** A page, or the refusal of a cursor that is not one of this list. */
export type PageOutcome<Item> = Outcome<Page<Item>, 'invalid-request'>;

/** The same page with each item as `toItem` shows it. */
export function mapPage<Item, Shown>(
  page: PageOutcome<Item>,
  toItem: (item: Item) => Shown,
): PageOutcome<Shown> {
  if (page.kind === 'refused') return page;
  const { items, next } = page.result;
  return { kind: 'done', result: { items: items.map(toItem), next } };
}
