import type { Page } from 'playwright-core';
import { axeFinds } from './axe.ts';
import { desk } from './browser.ts';
import { type Look, speak } from './look.ts';
import { notReached } from './reach.ts';

// English first and last: in it the tests find their way.
const languages = ['en', 'ar', 'fr'] as const;
/** A narrow phone, and a desk's screen at 200 % zoom, in CSS pixels. */
const widths = [320, 640];

/**
 * Looks at what is shown in each language, both themes and both widths, and by the Tab key.
 * @param wrong is given what is wrong with each, a line each.
 * @param headings is given what the dialogs are called.
 */
export function judge(wrong: Record<string, readonly string[]>, headings: Set<string>): Look {
  return async ({ page, name, isDialog }) => {
    const viewport = page.viewportSize() ?? desk;
    const found = [...(await notReached(page))];
    if (isDialog)
      headings.add((await page.getByRole('dialog').getByRole('heading').first().textContent()) ?? '');
    for (const language of languages) {
      if (language !== 'en') await speak(page, language);
      found.push(...(await wrongWith(page, isDialog)).map((one) => `${language}, ${one}`));
      await page.setViewportSize(viewport);
    }
    await speak(page, 'en');
    if (found.length > 0) wrong[name] = found;
  };
}

async function wrongWith(page: Page, isDialog: boolean): Promise<readonly string[]> {
  const wrong: string[] = [];
  const within = isDialog ? 'dialog' : 'body';
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // What is wrong beside the colours is so in both themes.
    const rules = colorScheme === 'light' ? 'all' : 'colours';
    wrong.push(...(await axeFinds(page, within, rules)).map((found) => `${colorScheme}: ${found}`));
  }
  for (const width of widths) {
    await page.setViewportSize({ width, height: desk.height });
    const wide = await page.evaluate<readonly string[]>(`(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const inner = document.querySelector('${within}');
      if (scrollWidth <= clientWidth && inner.scrollWidth <= inner.clientWidth) return [];
      const isOutside = ({ left, right }) => left < -1 || right > clientWidth + 1;
      const found = [...inner.querySelectorAll('*')].filter((one) => isOutside(one.getBoundingClientRect()));
      return ['page', ...found.slice(-3).map((one) => one.outerHTML.slice(0, 80))];
    })()`);
    if (wide.length > 0) wrong.push(`scrolls sideways at ${width} px: ${wide.join(', ')}`);
  }
  return wrong;
}
