import { randomUUID } from 'node:crypto';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Request } from 'playwright-core';
import { desk, phone } from './browser.ts';
import { clientOf, parts, tonight } from './console-campaign.ts';
import { type ConsoleUnderTest, joinSharedConsole } from './console-under-test.ts';
import { choose, press, tick } from './keyboard.ts';

let tested: ConsoleUnderTest;

beforeAll(async () => {
  tested = await joinSharedConsole();
}, 180_000);
afterAll(() => tested?.close(), 60_000);

async function meetSomebodyWhoNeedsABed(): Promise<void> {
  const team = clientOf(tested.platform, 'intake', { subject: 'team', role: 'street-team', team: 'north' });
  const { roundId } = await team.call(intakeRoutes.startRound, {
    params: { campaignId: parts.campaignId },
    body: { team: 'north', night: tonight() },
    key: randomUUID(),
  });
  await team.call(intakeRoutes.recordContact, {
    params: { roundId },
    body: {
      place: 'railway-station',
      needs: ['shelter'],
      person: { profile: { unit: 'men', ageGroup: '18-64' } },
    },
    key: randomUUID(),
  });
}

describe('a receptionist', () => {
  test('sees a bed being held as it happens, checks the person in, calls the roll, gives a pass and checks them out by the keyboard alone, and nothing goes wrong in the browser', async () => {
    const { page, faults } = await tested.signIn('Reception', phone);
    await page.getByRole('heading', { name: 'الأسرّة الليلة' }).waitFor();
    await meetSomebodyWhoNeedsABed();
    await press(page, 'تسجيل الوصول');
    await page.getByRole('button', { name: 'تسجيل المغادرة…' }).waitFor();
    await press(page, 'المناداة');
    await page.getByRole('heading', { name: 'مناداة الليلة' }).waitFor();
    await tick(page, new RegExp(parts.campaignId));
    await press(page, 'احفظ المناداة');
    await page.getByRole('status').filter({ hasText: 'غائب بدون رخصة: 1' }).waitFor();
    await press(page, 'الأسرّة');
    await page.getByText('بدون رخصة؛ يبقى السرير له').waitFor();
    await press(page, 'منح رخصة غياب…');
    await choose(page, 'مبيت في الخارج');
    await press(page, 'امنح الرخصة');
    await page.getByText('برخصة', { exact: false }).first().waitFor();
    await page.getByText('بدون رخصة؛ يبقى السرير له').waitFor({ state: 'detached' });
    await press(page, 'الشخص حاضر');
    await page.getByRole('button', { name: 'الشخص حاضر' }).waitFor({ state: 'detached' });
    await press(page, 'تسجيل المغادرة…');
    await choose(page, 'مغادرة طوعية');
    await press(page, 'سجّل المغادرة وأخلِ السرير');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'تسجيل المغادرة' }).waitFor({ state: 'detached' });
    await press(page, 'سُجلت المغادرة خطأ…');
    await choose(page, 'ضغطة خاطئة');
    await press(page, 'ألغِ تسجيل المغادرة');
    await press(page, 'نقل إلى سرير آخر…');
    const free = page.getByRole('dialog').locator('label').filter({ hasText: 'السرير' });
    await choose(page, ((await free.first().textContent()) ?? '').trim());
    await choose(page, 'أسباب صحية');
    await press(page, 'انقل الشخص');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'تسجيل المغادرة…' }).waitFor();
    expect(faults()).toEqual([]);
  }, 60_000);
});

describe('a tab that nobody looks at', () => {
  test('holds no connection, and shows what has changed once it is looked at again', async () => {
    const { page, faults } = await tested.signIn('Reception', phone);
    await page.getByRole('heading', { name: 'الأسرّة الليلة' }).waitFor();
    // The tabs of a browser without a screen are all in sight: what the page is told of it is set here.
    const see = (state: 'hidden' | 'visible') =>
      page.evaluate(
        `Object.defineProperty(document, 'visibilityState', { configurable: true, value: '${state}' });
        document.dispatchEvent(new Event('visibilitychange'));`,
      );
    const isStream = (request: Request) => request.url() === `${tested.url}/stream`;
    const ended = page.waitForEvent('requestfailed', { predicate: isStream });
    await see('hidden');
    await ended;
    const expected = page.getByRole('button', { name: 'تسجيل الوصول' });
    const before = await expected.count();
    await meetSomebodyWhoNeedsABed();
    await see('visible');
    await expected.nth(before).waitFor();
    expect(faults()).toEqual([]);
  }, 60_000);
});

describe('a session', () => {
  test('ends everywhere by signing out: a cookie that somebody copied is worth nothing from then on', async () => {
    const { page, context } = await tested.signIn('Reception', desk);
    const cookies = await context.cookies();
    const thief = await tested.window(desk);
    await thief.context.addCookies(cookies);
    const beds = `${tested.url}/api/shelter-capacity/centres/${parts.centreId}/beds`;
    expect((await thief.context.request.get(beds)).status()).toBe(200);
    const answer = page.waitForResponse(`${tested.url}/sign-out`);
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await answer;
    expect((await thief.context.request.get(beds)).status()).toBe(401);
  }, 60_000);

  test('is in a cookie that no script reads, for this address alone', async () => {
    const { page, context } = await tested.signIn('Reception', desk);
    const [cookie] = (await context.cookies()).filter(({ name }) => name === '__Host-iwaa-session');
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
    expect(await page.evaluate('document.cookie')).toBe('');
  }, 60_000);
});
