import { randomUUID } from 'node:crypto';
import { shelterCapacityRoutes } from '@iwaa/contracts/routes/shelter-capacity';
import { eventually } from '@iwaa/testing/eventually';
import type { Page } from 'playwright-core';
import { desk } from './browser.ts';
import { clientOf, parts } from './console-campaign.ts';
import type { ConsoleUnderTest } from './console-under-test.ts';
import { startNight } from './street-night.ts';

/** How long a reception's board took to show what had happened elsewhere, ms each, in the order in which it happened. */
export interface Followed {
  /** From the answer to a team's record of a contact until the bed is shown as held: the shelter hears of it and decides first. */
  readonly held: readonly number[];
  /** From the answer to whoever gave a bed back until it is shown as free. */
  readonly released: readonly number[];
}

/** Whoever is met and goes again, one after the other, while a board is open that nobody touches. */
export async function measureFollow(tested: ConsoleUnderTest, times: number): Promise<Followed> {
  const { page, context } = await tested.signIn('Reception', { ...desk, language: 'en' });
  await page.getByText('Online', { exact: true }).waitFor();
  await page.getByRole('region', { name: 'men', exact: true }).waitFor();
  await watch(page);
  const meet = await startNight(tested.platform);
  const { centreId } = parts;
  const who = { role: 'shelter-staff', subject: 'staff', centres: [centreId] } as const;
  const staff = clientOf(tested.platform, 'shelter-capacity', who);
  const held: number[] = [];
  const released: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const { caseId } = await meet({ nickname: `Guest ${time}`, needs: ['shelter'] });
    const recordedAt = Date.now();
    held.push((await shownAt(page, caseId, 'came')) - recordedAt);
    const { items } = await staff.call(shelterCapacityRoutes.listBeds, { params: { centreId }, query: {} });
    const holdId = items.find(({ hold }) => hold?.caseId === caseId)?.hold?.holdId;
    if (holdId === undefined) throw new Error(`The board shows ${caseId}, and no bed is held for it.`);
    await staff.call(shelterCapacityRoutes.releaseHold, {
      params: { holdId },
      body: { reason: 'no-longer-needed' },
      key: randomUUID(),
    });
    const releasedAt = Date.now();
    released.push((await shownAt(page, caseId, 'went')) - releasedAt);
  }
  await context.close();
  return { held, released };
}

/** Has the page write down when each case's code came into it and when it went, ms since 1970. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    window.codes = new Map();
    const look = () => {
      const now = Date.now();
      const shown = new Set(document.getElementById('content').textContent.match(/${parts.campaignId}-\\d{5}/g));
      for (const code of shown) if (!codes.has(code)) codes.set(code, { came: now });
      for (const [code, times] of codes) if (!shown.has(code)) times.went ??= now;
    };
    look();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  })()`);
}

function shownAt(page: Page, caseId: string, what: 'came' | 'went'): Promise<number> {
  return eventually(async () => {
    const at = await page.evaluate(`codes.get('${caseId}')?.${what}`);
    if (typeof at !== 'number') throw new Error(`${caseId} has not ${what} yet.`);
    return at;
  }, 30_000);
}
