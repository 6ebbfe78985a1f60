import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { words } from '../language/words.ts';
import { largestPage } from './count.ts';
import { useFilters } from './filters.ts';
import { Pager } from './pager.tsx';
import './line-left.ts';

const said = words({
  ar: { more: 'عرض المزيد' },
  fr: { more: 'Afficher la suite' },
  en: { more: 'Show more' },
});

/** How much of a long list is shown: at first, when its end comes near, and at most on one page. */
const steps = [50, 200, 400, 600, 800, largestPage] as const;

/** How many things of a long list are to be shown, by the address. */
export function useShown(): number {
  const { filters } = useFilters();
  return steps.find((step) => String(step) === filters.shown) ?? steps[0];
}

/**
 * Shows more of a long list as somebody comes near its end, or presses; past a thousand it goes on page by page. How much is shown
 * stands in the address, so that going back shows as much.
 */
export function More({ next }: { readonly next: string | null }) {
  const { with: address } = useFilters();
  const { route } = useLocation();
  const shown = useShown();
  const end = useRef<HTMLAnchorElement>(null);
  const step = steps.find((one) => one > shown);
  const url = step === undefined ? undefined : address({ shown: String(step) });
  useEffect(() => {
    if (!end.current || url === undefined) return undefined;
    const near = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) route(url, true);
      },
      { rootMargin: '100% 0%' },
    );
    near.observe(end.current);
    return () => near.disconnect();
  }, [url, next]);
  if (next === null || url === undefined) return <Pager next={next} />;
  return (
    <a ref={end} class="button" href={url}>
      {said().more}
    </a>
  );
}
