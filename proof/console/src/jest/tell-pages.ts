import { TestEnvironment } from 'jest-environment-node';
import type { Page } from 'playwright-core';
import '../open-pages.ts';

/** What a page that stands still may take until it has told what it shows (ms). */
const patienceMs = 5_000;

/** Tells what every open page shows when a test in a browser fails: that something did not come says too little alone. */
export default class TellPages extends TestEnvironment {
  async handleTestEvent({ name }: { readonly name: string }): Promise<void> {
    if (name !== 'test_fn_failure') return;
    for (const page of this.global.openPages ?? []) process.stderr.write(await shownBy(page));
  }
}

async function shownBy(page: Page): Promise<string> {
  const shown = await page
    .locator('body')
    .ariaSnapshot({ timeout: patienceMs })
    .catch((error) => String(error));
  return `The page ${page.url()} shows:\n${shown}\n`;
}
