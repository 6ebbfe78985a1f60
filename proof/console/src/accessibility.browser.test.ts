import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { desk } from './browser.ts';
import { type ConsoleUnderTest, joinSharedConsole } from './console-under-test.ts';
import { deskPeople, lookAtDesk } from './desk-sights.ts';
import { dialogFiles } from './dialog-files.ts';
import { passFullNight } from './full-night.ts';
import { judge } from './judge.ts';
import { screenPaths } from './screen-paths.ts';
import { lookAtStreet } from './street-sights.ts';

let tested: ConsoleUnderTest;
let ids: Awaited<ReturnType<typeof passFullNight>>;
const paths = new Set<string>();
const headings = new Set<string>();

beforeAll(async () => {
  tested = await joinSharedConsole();
  ids = await passFullNight(tested.platform);
}, 300_000);
afterAll(() => tested?.close(), 60_000);

describe('each screen and each dialog, in each language and both themes', () => {
  test.each(deskPeople)(
    'has nothing that axe-core finds against WCAG 2.2 AA, never scrolls sideways, and the Tab key leads to all of it: %s',
    async (name, role) => {
      const { page, context, faults } = await tested.signIn(name, { ...desk, language: 'en' });
      const wrong: Record<string, readonly string[]> = {};
      for (const path of await lookAtDesk(page, role, ids, judge(wrong, headings))) paths.add(path);
      expect(wrong).toEqual({});
      expect(faults()).toEqual([]);
      await context.close();
    },
    300_000,
  );

  test('is so on a street team’s phone too, in all that a night may show there', async () => {
    const wrong: Record<string, readonly string[]> = {};
    await lookAtStreet(tested, judge(wrong, headings));
    expect(wrong).toEqual({});
  }, 300_000);

  test('was one of those tried: no screen and no dialog is left out', () => {
    expect([...paths].toSorted()).toEqual([...screenPaths()].toSorted());
    const isSeen = (title: string) => [...headings].some((heading) => heading.startsWith(title));
    const left = dialogFiles().filter(({ titles }) => !titles.some(isSeen));
    expect(left.map(({ file }) => file)).toEqual([]);
  });
});
