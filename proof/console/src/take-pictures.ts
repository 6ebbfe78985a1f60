import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { desk, phone, type ScreenOptions } from './browser.ts';
import type { ConsoleUnderTest } from './console-under-test.ts';
import { deskPeople, lookAtDesk } from './desk-sights.ts';
import { passFullNight } from './full-night.ts';
import { type Look, speak } from './look.ts';
import { lookAtStreet } from './street-sights.ts';

const onPhones = {
  'phone-ar': phone,
  'phone-fr-light': { ...phone, language: 'fr', theme: 'light' },
} as const;
const atDesks = {
  ...onPhones,
  'desk-fr': desk,
  'desk-ar-dark': { ...desk, language: 'ar', theme: 'dark' },
} as const;

/**
 * Takes a picture of each screen in each of its states and of each dialog, for each person, on a phone and at a desk; a street team's on
 * a phone. Gives the files.
 */
export async function takePictures(tested: ConsoleUnderTest, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  /** Takes a picture of what is looked at, of each kind. */
  const taken =
    (person: string, kinds: Readonly<Record<string, ScreenOptions>>): Look =>
    async ({ page, name, isDialog }) => {
      const viewport = page.viewportSize();
      for (const [kind, { width, height, language, theme }] of Object.entries(kinds)) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme: theme });
        await speak(page, language);
        const file = join(folder, `${nameOf(person)}-${nameOf(name)}-${kind}.png`);
        await page.screenshot({ path: file, fullPage: !isDialog });
        files.push(file);
      }
      if (viewport) await page.setViewportSize(viewport);
      await speak(page, 'en');
    };
  const ids = await passFullNight(tested.platform);
  for (const [name, role] of deskPeople) {
    const { page, context } = await tested.signIn(name, { ...desk, language: 'en' });
    await lookAtDesk(page, role, ids, taken(name, atDesks));
    await context.close();
  }
  await lookAtStreet(tested, taken('Team', onPhones));
  return files;
}

function nameOf(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'first'
  );
}
