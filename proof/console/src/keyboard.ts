import type { Locator, Page } from 'playwright-core';

/** More than any screen of these tests has. */
const mostStops = 120;

/** What something is called: how its name begins, or what its name holds. */
type Called = string | RegExp;

/** Goes by the Tab key to what a screen reader calls by this name, as somebody without a mouse does. */
export async function tabTo(page: Page, name: Called): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab');
    if (isCalled(await focusedName(page), name)) return;
  }
  throw new Error(`The Tab key does not lead to "${name}".`);
}

/** Waits until a button or a link is there, goes to it and presses it. */
export async function press(page: Page, name: Called): Promise<void> {
  await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().waitFor();
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Ticks a box. */
export async function tick(page: Page, name: Called): Promise<void> {
  await page.getByRole('checkbox', { name }).first().waitFor();
  await tabTo(page, name);
  await page.keyboard.press('Space');
}

/** Writes into a field. */
export async function write(page: Page, name: Called, text: string): Promise<void> {
  await page.getByLabel(name).waitFor();
  await tabTo(page, name);
  await page.keyboard.type(text);
}

/** Chooses one among few: the Tab key leads to the group, the arrows to the one. */
export async function choose(page: Page, name: string): Promise<void> {
  const option = page.getByRole('radio', { name, exact: true });
  await option.waitFor();
  for (let stop = 0; !(await isInGroupOf(option)); stop += 1) {
    if (stop === mostStops) throw new Error(`The Tab key does not lead to the group of "${name}".`);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  for (let stop = 0; !(await option.isChecked()); stop += 1) {
    if (stop === mostStops) throw new Error(`The arrows do not lead to "${name}".`);
    await page.keyboard.press('ArrowDown');
  }
}

function isInGroupOf(option: Locator): Promise<boolean> {
  return option.evaluate(
    (one) => one.ownerDocument.activeElement?.getAttribute('name') === one.getAttribute('name'),
  );
}

function isCalled(found: string, name: Called): boolean {
  return typeof name === 'string' ? found.toLowerCase().startsWith(name.toLowerCase()) : name.test(found);
}

/** What has the focus, by its name, in which every blank counts as the same. */
async function focusedName(page: Page): Promise<string> {
  const focused = page.locator(':focus');
  if ((await focused.count()) === 0) return '';
  const label = await focused.getAttribute('aria-label');
  const text =
    label ??
    (await focused
      .locator('xpath=ancestor-or-self::*[self::label or self::a or self::button][1]')
      .textContent({ timeout: 1000 })
      .catch(() => ''));
  return (text ?? '').trim().replaceAll(/\s+/g, ' ');
}
