import type { Page } from 'playwright-core';

declare global {
  /** The pages that a test file has opened in a browser: jest's environment tells what they show when a test fails. */
  var openPages: Set<Page> | undefined;
}

/** Keeps a page among those that are open, until it is closed. */
export function addOpenPage(page: Page): void {
  globalThis.openPages ??= new Set();
  const pages = globalThis.openPages;
  pages.add(page);
  page.once('close', () => pages.delete(page));
}
