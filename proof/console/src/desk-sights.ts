import type { Role } from '@iwaa/contracts/permissions';
import type { Page } from 'playwright-core';
import { type Look, untilShown } from './look.ts';
import { screenPaths } from './screen-paths.ts';

/** Those who work at a desk, as in `signIn`, with what they are. */
export const deskPeople = [
  ['Committee', 'committee'],
  ['Reception', 'shelter-staff'],
  ['Social worker', 'social-worker'],
  ['Clerk', 'agency-staff'],
] as const;

/**
 * Goes through all that somebody at a desk may see: each screen of the app's table, and each dialog that a button with three dots opens.
 * @param page in which somebody of the role has signed in, in English.
 * @param ids what stands in the addresses.
 * @returns the paths of the screens that the person has.
 */
export async function lookAtDesk(
  page: Page,
  role: Role,
  ids: { readonly caseId: string; readonly personId: string; readonly erasedPersonId: string },
  look: Look,
): Promise<readonly string[]> {
  const seen: string[] = [];
  const opened = new Set<string>();
  await goWithin(page, '/nowhere');
  for (const path of screenPaths(role)) {
    const personId = path.endsWith('/erasure') ? ids.erasedPersonId : ids.personId;
    const address = path.replace(':caseId', ids.caseId).replace(':personId', personId);
    await goWithin(page, address);
    seen.push(path);
    await look({ page, name: path, isDialog: false });
    await lookAtDialogs(page, path, look, opened);
  }
  return seen;
}

/** Goes to an address of the app as a link in it does: nothing is loaded anew. */
async function goWithin(page: Page, address: string): Promise<void> {
  await page.evaluate(`(() => {
    for (const one of document.getElementById('content').children) one.dataset.left = '';
    history.pushState(null, '', '${address}');
    dispatchEvent(new PopStateEvent('popstate'));
  })()`);
  await page.locator('#content > [data-left]').first().waitFor({ state: 'detached' });
  // A screen that was opened takes the focus, which must not be while something else is done.
  await page.locator('#content:focus').waitFor();
  await untilShown(page);
}

/** What the buttons say that open a dialog. */
async function dialogButtons(page: Page): Promise<readonly string[]> {
  const texts = await page.locator('#content button').allTextContents();
  return [...new Set(texts.filter((text) => text.endsWith('…')))];
}

/** Looks at each dialog that a screen leads to, but at those that were looked at before. */
export async function lookAtDialogs(
  page: Page,
  name: string,
  look: Look,
  opened: Set<string> = new Set(),
): Promise<void> {
  for (const button of await dialogButtons(page)) {
    if (opened.has(button)) continue;
    opened.add(button);
    await lookAtDialog(page, `${name} ${button}`, button, look);
  }
}

/** Opens a dialog by the keyboard, and closes it again: then what opened it has the focus. */
async function lookAtDialog(page: Page, name: string, button: string, look: Look): Promise<void> {
  const opener = page.locator('#content button', { hasText: new RegExp(`^${escaped(button)}$`) }).first();
  await opener.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await untilShown(page);
  await look({ page, name, isDialog: true });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  if (!(await opener.evaluate((one) => one === one.ownerDocument.activeElement)))
    throw new Error(`"${button}" has not the focus again after its dialog.`);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
