import type { Page } from 'playwright-core';
import type { ScreenOptions } from './browser.ts';

/** Something that the console shows: a screen, or a screen in one of its states. It is called in English. */
export interface Sight {
  readonly page: Page;
  readonly name: string;
  /** Whether a dialog is open: nothing else can be reached then. */
  readonly isDialog: boolean;
}

/** Looks at what is shown; it is in English before, and has to be so after. */
export type Look = (sight: Sight) => Promise<void>;

/** So many frames without a change, and what comes by itself has come. */
const stillFrames = 6;

/** Waits until a screen waits for nothing, and stands still. */
export async function untilShown(page: Page): Promise<void> {
  await page.locator('#content > *, main.sign-in > *').first().waitFor();
  await page.locator('.waiting').first().waitFor({ state: 'detached' });
  await page.evaluate(`new Promise((resolve) => {
    let last;
    let still = 0;
    const look = () => {
      const now = document.body.textContent;
      still = now === last ? still + 1 : 0;
      last = now;
      if (still >= ${stillFrames}) resolve();
      else requestAnimationFrame(look);
    };
    look();
  })`);
}

/** Chooses a language in place, as somebody does in the header; also while a dialog keeps others from it. */
export async function speak(page: Page, language: ScreenOptions['language']): Promise<void> {
  await page.evaluate(
    `(() => {
      const select = document.querySelector('select.language');
      select.value = '${language}';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`,
  );
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  await untilShown(page);
}
