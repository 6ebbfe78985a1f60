import type { ComponentChildren } from 'preact';
import type { Asked } from '../api/use-answer.ts';
import { Answered } from './answered.tsx';
import { Empty } from './empty.tsx';
import { Pager } from './pager.tsx';

/**
 * A page of a list once it is there, with what leads to the others; what stands in it is made one by one.
 * @param none says that the list is empty, and why.
 */
export function PagedList<One>({
  of,
  none,
  look = 'cards',
  children,
}: {
  readonly of: Asked<{ readonly items: readonly One[]; readonly next: string | null }>;
  readonly none: string;
  readonly look?: 'cards' | 'plain-list';
  readonly children: (one: One) => ComponentChildren;
}) {
  return (
    <Answered of={of}>
      {({ items, next }) => (
        <>
          {items.length === 0 && <Empty>{none}</Empty>}
          <ul class={look}>{items.map(children)}</ul>
          <Pager next={next} />
        </>
      )}
    </Answered>
  );
}
