import type { Page } from 'playwright-core';

/** What one may do something with. */
const controls = 'a[href], button:enabled, input:enabled, select, textarea';
/** A field for a day or an hour has several stops of its own. */
const stopsOfTime = 8;

/**
 * Goes through all that is shown by the Tab key, and says what is wrong, a line each: what the key does not lead to, and what does not
 * show that it has the focus.
 */
export async function notReached(page: Page): Promise<readonly string[]> {
  const stops = (await page.evaluate(`(() => {
    window.shown = [...(document.querySelector('dialog:modal') ?? document).querySelectorAll('${controls}')]
      .filter((one) => one.checkVisibility());
    window.reached = new Set([document.activeElement]);
    window.unmarked = new Set();
    window.endReach = new AbortController();
    document.addEventListener('focusin', ({ target }) => {
      reached.add(target);
      const { outlineStyle, outlineWidth } = getComputedStyle(target);
      if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) unmarked.add(target);
    }, { signal: endReach.signal });
    return shown.reduce((sum, { type }) => sum + (['date', 'time', 'datetime-local'].includes(type) ? ${stopsOfTime} : 1), 2);
  })()`)) as number;
  // All at once: each alone would wait for a frame.
  await Promise.all(Array.from({ length: stops }, () => page.keyboard.down('Tab')));
  await page.keyboard.up('Tab');
  return page.evaluate(`(() => {
    endReach.abort();
    // The link that leads past the navigation lies over it while it has the focus.
    document.activeElement.blur();
    const says = (one) => (one.getAttribute('aria-label') ?? one.closest('label')?.textContent ?? one.textContent).trim();
    const isOfReachedGroup = ({ type, name }) => type === 'radio' && [...reached].some((one) => one.name === name);
    const left = shown.filter((one) => one.isConnected && !reached.has(one) && !isOfReachedGroup(one));
    return [
      ...left.map((one) => 'the Tab key does not lead to ' + says(one)),
      ...[...unmarked].map((one) => 'does not show that it has the focus: ' + says(one)),
    ];
  })()`);
}
