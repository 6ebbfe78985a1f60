import { caseworkRoutes } from '@iwaa/contracts/routes/casework';
import { eventually } from '@iwaa/testing/eventually';
import type { CDPSession, Page } from 'playwright-core';
import { desk, phone, type ScreenOptions } from './browser.ts';
import { clientOf, parts } from './console-campaign.ts';
import type { ConsoleUnderTest } from './console-under-test.ts';
import { startNight } from './street-night.ts';

/** What somebody waits for who goes through a long list of cases, ms. */
export interface LongList {
  /** From the press until the first cases are shown. */
  readonly shownMs: number;
  /** The longest time between two frames while somebody scrolls from the first case to the last, more being shown on the way. */
  readonly longestFrameMs: number;
  /** Of all frames then, the share that took no longer than a thirtieth of a second. */
  readonly smooth: number;
  /** From the choice of a filter, with all cases shown, until those that it leaves are shown. */
  readonly filteredMs: number;
  /** From the press of "back" on a case's page until the line that was left is there again. */
  readonly backMs: number;
  /** The longest that the page did not hear anybody. */
  readonly longestTaskMs: number;
  /** What the page's scripts hold with all cases shown, bytes. */
  readonly heapBytes: number;
}

/** Whose screens are measured, and how much slower than this machine they are. */
export const readers = {
  desk: { screen: { ...desk, language: 'en' }, slower: 1 },
  phone: { screen: { ...phone, language: 'en' }, slower: 4 },
} as const satisfies Record<string, { readonly screen: ScreenOptions; readonly slower: number }>;

const atOnce = 12;
const pageOfCases = 500;

/** Meets so many people that the list of cases is that long. */
export async function openCases({ platform }: ConsoleUnderTest, count: number): Promise<void> {
  const meet = await startNight(platform);
  for (let met = 0; met < count; met += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - met) }, (_, index) => `Person ${met + index}`);
    await Promise.all(some.map((nickname) => meet({ nickname, needs: ['aid'] })));
  }
  const committee = clientOf(platform, 'casework', {
    role: 'committee',
    subject: 'looks',
    provinces: [parts.provinceId],
  });
  await eventually(async () => {
    let found = 0;
    let after: string | undefined;
    do {
      const { items, next } = await committee.call(caseworkRoutes.listCases, {
        query: { limit: pageOfCases, ...(after === undefined ? {} : { after }) },
      });
      found += items.length;
      after = next ?? undefined;
    } while (after !== undefined);
    if (found < count) throw new Error(`Casework knows ${found} cases of ${count}.`);
  }, 300_000);
}

/** Goes through the list of cases as a member of the committee does. @param count how many there are. */
export async function measureLongList(
  tested: ConsoleUnderTest,
  count: number,
  { screen, slower }: (typeof readers)[keyof typeof readers],
): Promise<LongList> {
  const { page, context } = await tested.signIn('Committee', screen);
  const session = await context.newCDPSession(page);
  await page.getByText('Online', { exact: true }).waitFor();
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.evaluate(`(() => {
    window.tasks = [0];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
      .observe({ type: 'longtask' });
  })()`);
  const press = (name: string) =>
    `[...document.querySelectorAll('nav a')].find((link) => link.textContent === '${name}').click()`;
  const shownMs = await timed(page, press('Cases'), `document.querySelector('.long > li')`);
  const frames = (await page.evaluate(scrollToEnd(count))) as readonly number[];
  const heapBytes = await heapOf(session);
  const line = await page.evaluate('scrollY');
  await page.evaluate(`document.querySelector('.long > li:last-child a').click()`);
  await page.getByRole('heading', { name: 'What happened' }).waitFor();
  const backMs = await timed(
    page,
    'history.back()',
    `document.querySelectorAll('.long > li').length === ${count} && Math.abs(scrollY - ${line}) < innerHeight`,
  );
  const filteredMs = await timed(
    page,
    `(() => {
      const select = document.querySelector('.filters select');
      select.value = 'closed';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`,
    `document.querySelector('.empty')`,
  );
  const tasks = (await page.evaluate('tasks')) as readonly number[];
  await context.close();
  return {
    shownMs,
    filteredMs,
    backMs,
    heapBytes,
    longestFrameMs: Math.max(...frames),
    smooth: frames.filter((frame) => frame <= 1000 / 30).length / frames.length,
    longestTaskMs: Math.max(...tasks),
  };
}

/** Does something in the page, and gives how long it takes until a condition holds in it and is drawn, ms. */
async function timed(page: Page, action: string, condition: string): Promise<number> {
  return (await page.evaluate(`new Promise((resolve) => {
    const began = performance.now();
    const look = () => {
      if (${condition}) requestAnimationFrame(() => resolve(performance.now() - began));
      else requestAnimationFrame(look);
    };
    ${action};
    look();
  })`)) as number;
}

/** Scrolls on with each frame until all cases are shown and the last one is seen; gives how long each frame took, ms. */
function scrollToEnd(count: number): string {
  return `new Promise((resolve) => {
    const frames = [];
    let last;
    const step = (now) => {
      if (last !== undefined) frames.push(now - last);
      last = now;
      scrollBy(0, 300);
      const { scrollHeight } = document.documentElement;
      const isEnd = scrollY + innerHeight >= scrollHeight - 2;
      if (isEnd && document.querySelectorAll('.long > li').length >= ${count}) resolve(frames);
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  })`;
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}
