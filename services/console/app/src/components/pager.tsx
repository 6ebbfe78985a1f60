import { words } from '../language/words.ts';
import { useFilters } from './filters.ts';

const said = words({
  ar: { pages: 'الصفحات', first: 'الصفحة الأولى', next: 'الصفحة التالية' },
  fr: { pages: 'Pages', first: 'Première page', next: 'Page suivante' },
  en: { pages: 'Pages', first: 'First page', next: 'Next page' },
});

/** Leads through the pages of a list; the page stands in the address as `after`. */
export function Pager({ next }: { readonly next: string | null }) {
  const { filters, with: address } = useFilters();
  const isFirst = filters.after === undefined;
  if (isFirst && next === null) return null;
  return (
    <nav class="row" aria-label={said().pages}>
      {!isFirst && (
        <a class="button" href={address({ after: '' })}>
          {said().first}
        </a>
      )}
      {next !== null && (
        <a class="button" href={address({ after: next })}>
          {said().next}
        </a>
      )}
    </nav>
  );
}
