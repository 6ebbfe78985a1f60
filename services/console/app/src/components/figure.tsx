import { number } from '../language/format.ts';
import type { Count } from './count.ts';

/** A number with what it counts. */
export function Figure({ of, count }: { readonly of: string; readonly count: Count }) {
  return (
    <div class="figure">
      <dt class="sentence">{of}</dt>
      <dd>
        {number(count.items)}
        {count.isMore && '+'}
      </dd>
    </div>
  );
}
