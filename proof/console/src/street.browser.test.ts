import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { PersonAnswer } from '@iwaa/contracts/http/intake';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { referralRoutes } from '@iwaa/contracts/routes/referral';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { phone } from './browser.ts';
import { clerk, clientOf, parts } from './console-campaign.ts';
import { type ConsoleUnderTest, joinSharedConsole } from './console-under-test.ts';
import { choose, press, tick, write } from './keyboard.ts';
import {
  beOnRound,
  contactsSent,
  everythingKept,
  meet,
  newName,
  openTeamsPhone,
  personMet,
  timesMet,
} from './street-team.ts';

let tested: ConsoleUnderTest;

beforeAll(async () => {
  tested = await joinSharedConsole();
}, 180_000);
afterAll(() => tested?.close(), 60_000);

/** The clinic says yes to what it was asked for somebody. */
async function acceptFor(person: PersonAnswer | undefined): Promise<void> {
  const clinic = clientOf(tested.platform, 'referral', clerk);
  const { items } = await clinic.call(referralRoutes.listReferrals, {
    query: { caseId: person?.caseId ?? '' },
  });
  await clinic.call(referralRoutes.respondToReferral, {
    params: { referralId: items[0]?.referralId ?? '' },
    body: { state: 'accepted' },
    key: randomUUID(),
  });
}

describe('a street team', () => {
  test('starts its round, meets somebody, sees the bed held as it happens, sets out for it, and gives it back, by the keyboard alone', async () => {
    const { page, faults } = await openTeamsPhone(tested, 'Team 1');
    await write(page, 'Another place', 'Railway station');
    await press(page, 'Add the place');
    await press(page, 'Start the round');
    await press(page, 'Meet somebody');
    const nickname = newName('Hamid');
    await write(page, 'What are they called?', nickname);
    await choose(page, 'Men');
    await choose(page, '18 to 64');
    await choose(page, 'Railway station');
    await tick(page, 'shelter');
    await tick(page, 'health');
    await tick(page, '“Do you agree that we tell those who can help you');
    await write(page, 'A note', 'sleeps behind platform 2');
    await press(page, 'Record the contact');
    await page.getByText('A bed is held at مركز سيدي قاسم until').waitFor();
    await page.getByText('Health: Delegation of Health was asked. An answer is hoped for until').waitFor();
    await acceptFor(await personMet(tested, 'north', nickname));
    await page.getByText('Health: Delegation of Health said yes.').waitFor();
    await press(page, 'We set out');
    await page.getByText('On the way since').waitFor();
    await page.getByText('brought by the team').waitFor();
    await press(page, 'Give the bed back…');
    await choose(page, 'The person declined the bed');
    await press(page, 'Give the bed to whoever waits');
    await page.getByText('This person has no bed and does not wait for one.').waitFor();
    await press(page, 'Recorded');
    await page.getByText('Everything has arrived.').waitFor();
    await press(page, 'Round');
    await page.getByRole('link', { name: nickname }).getByText('Taken').waitFor();
    const disk = await everythingKept(page);
    expect(disk).toContain('items [');
    expect(disk).not.toContain(nickname);
    expect(disk).not.toContain('platform 2');
    expect(faults()).toEqual([]);
  }, 90_000);

  test('answers an alert of its campaign by one press, and whoever raised it hears that somebody looked', async () => {
    const worker = clientOf(tested.platform, 'intake', { role: 'social-worker', subject: 'worker' });
    const place = newName('souk')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-');
    const { alertId, code } = await worker.call(intakeRoutes.raiseAlert, {
      params: { campaignId: parts.campaignId },
      body: { place, seenAt: new Date().toISOString(), source: 'police', signs: ['bedding'], people: 2 },
      key: randomUUID(),
    });
    const { page, faults } = await openTeamsPhone(tested, 'Team 2');
    await beOnRound(page);
    await press(page, `Somebody we know ${alertId}`);
    await page.getByRole('listitem').filter({ hasText: alertId }).waitFor({ state: 'detached' });
    const read = await worker.call(intakeRoutes.readAlert, { params: { alertId } });
    expect(read).toMatchObject({ state: 'already-known', looks: [{ team: 'south' }] });
    expect(await worker.call(intakeRoutes.followAlert, { body: { code } })).toEqual({
      followUp: 'looked-at',
    });
    expect(faults()).toEqual([]);
  });

  test('is told that the server can not take a record at the moment, and may send it at once when it can', async () => {
    const { page, context } = await openTeamsPhone(tested, 'Team 2');
    await beOnRound(page);
    let isBusy = true;
    await context.route(contactsSent, (route) =>
      isBusy
        ? route.fulfill({
            status: 503,
            contentType: 'application/problem+json',
            body: '{"code":"unavailable"}',
          })
        : route.continue(),
    );
    const nickname = newName('Kaltoum');
    await meet(page, nickname);
    await page.getByText('Kept on this phone. The server can not take it at the moment').waitFor();
    isBusy = false;
    await page.getByRole('button', { name: 'Send it now' }).or(page.getByText('Taken')).click();
    await page.getByText('Taken').waitFor();
    expect(await timesMet(tested, 'south', [nickname])).toEqual([1]);
    await context.close();
  }, 90_000);

  test('loads no more than 50 kB of JavaScript, compressed, words of Arabic among it, before it has its round', async () => {
    const { page, context } = await tested.window(phone);
    const sizes = new Map<string, Promise<number>>();
    page.on('response', (answer) => {
      const { pathname, origin } = new URL(answer.url());
      if (origin === tested.url && pathname.startsWith('/assets/') && pathname.endsWith('.js'))
        sizes.set(
          pathname,
          answer.body().then((body) => gzipSync(body, { level: 9 }).length),
        );
    });
    await page.goto(`${tested.url}/sign-in?language=${phone.language}`);
    await tested.choose(page, 'Team 2', phone.language);
    await page.getByLabel('ستة أرقام على الأقل').fill('294857');
    await page.getByLabel('الرمز مرة أخرى').fill('294857');
    await page.getByRole('button', { name: 'اعتماد الرمز' }).click();
    await page
      .getByRole('link', { name: 'التقينا شخصًا' })
      .or(page.getByRole('button', { name: 'بدء الجولة' }))
      .waitFor();
    // The Arabic font comes too, after that; the machine's own would look otherwise on each phone.
    await page.waitForFunction("[...document.fonts].some(({ status }) => status === 'loaded')");
    const loaded = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
    expect(loaded).toBeGreaterThan(20_000);
    // The names of all roles' screens are among it.
    expect(loaded).toBeLessThanOrEqual(50_000);
    await context.close();
  }, 90_000);
});
