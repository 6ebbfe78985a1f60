/*
 * Going back leads to the line that was left. The browser would do so at once, when the list that has the line is not there yet;
 * so it is done here, as often as what is shown grows, until somebody touches something.
 */
const left = new Map<string, number>();
const patienceMs = 3_000;
let isReturning = false;

history.scrollRestoration = 'manual';
addEventListener(
  'scroll',
  () => {
    if (!isReturning) left.set(location.href, scrollY);
  },
  { passive: true },
);
addEventListener('popstate', () => {
  const line = left.get(location.href) ?? 0;
  const over = new AbortController();
  const grown = new ResizeObserver(() => scrollTo(0, line));
  const end = () => {
    isReturning = false;
    grown.disconnect();
    over.abort();
  };
  isReturning = true;
  grown.observe(document.body);
  for (const kind of ['pointerdown', 'wheel', 'keydown'] as const)
    addEventListener(kind, end, { signal: over.signal, passive: true });
  setTimeout(end, patienceMs);
});
