import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tonight } from './console-campaign.ts';
import { type ConsoleUnderTest, joinSharedConsole } from './console-under-test.ts';
import { endSession } from './end-session.ts';
import {
  addPhoneLock,
  beOnRound,
  choosePin,
  contactsSent,
  everythingKept,
  goTo,
  meet,
  newName,
  openTeamsPhone,
  teamsPhone,
  timesMet,
  unlock,
} from './street-team.ts';

let tested: ConsoleUnderTest;

beforeAll(async () => {
  tested = await joinSharedConsole();
}, 180_000);
afterAll(() => tested?.close(), 60_000);

describe('the phone’s own lock', () => {
  test('opens what the phone keeps, without a network too, stays shut for another, and is gone at sign-out', async () => {
    const { page, context } = await tested.signIn('Team 1', teamsPhone);
    const lock = await addPhoneLock(page, { hasPrf: true });
    await page.reload();
    await page.getByRole('button', { name: "The phone's lock" }).click();
    await page.getByRole('heading', { name: "Tonight's round" }).waitFor();
    await page.evaluate('navigator.serviceWorker.ready');
    await beOnRound(page);
    await context.setOffline(true);
    await page.reload();
    const open = page.getByRole('button', { name: "Open by the phone's lock" });
    await open.click();
    const eleventh = newName('Eleventh');
    await meet(page, eleventh);
    expect(await everythingKept(page)).not.toContain(eleventh);
    await context.setOffline(false);
    await page.getByText('Taken').waitFor();
    expect(await timesMet(tested, 'north', [eleventh])).toEqual([1]);
    await page.reload();
    await lock.knowsPerson(false);
    await open.click();
    await page.getByRole('alert').getByText('It was not opened.').waitFor();
    expect(await everythingKept(page)).toMatch(/vaults \[\{/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await everythingKept(page)).not.toMatch(/(?:vaults|items|answers) \[\{/);
  }, 120_000);

  test.each([
    ['opens no keys', { hasPrf: false }, true],
    ['is not given', { hasPrf: true }, false],
  ])(
    'that %s leaves the PIN',
    async (_why, has, knowsPerson) => {
      const { page } = await tested.signIn('Team 2', teamsPhone);
      const lock = await addPhoneLock(page, has);
      await lock.knowsPerson(knowsPerson);
      await page.reload();
      await page.getByRole('button', { name: "The phone's lock" }).click();
      await page.getByRole('alert').getByText("The phone's lock was not used.").waitFor();
      await choosePin(page);
      await page.getByRole('heading', { name: "Tonight's round" }).waitFor();
      await page.reload();
      await unlock(page);
      await page.getByRole('heading', { name: "Tonight's round" }).waitFor();
    },
    60_000,
  );
});

describe('a session that has lasted its night', () => {
  test('sends what had been recorded before, and is good for nothing else until somebody signs in again', async () => {
    const { page, context } = await openTeamsPhone(tested, 'Team 1');
    await beOnRound(page);
    await context.setOffline(true);
    const twelfth = newName('Twelfth');
    await meet(page, twelfth);
    await endSession(tested.platform, context);
    await context.setOffline(false);
    await page.getByText('Your session has ended: only what had been recorded is sent.').waitFor();
    await page.getByText('Everything has arrived.').waitFor();
    expect(await timesMet(tested, 'north', [twelfth])).toEqual([1]);
    expect(await page.getByRole('navigation').getByRole('link').allTextContents()).toEqual(['Recorded']);
    const campaigns = `${tested.url}/api/intake/campaigns`;
    expect((await context.request.get(campaigns)).status()).toBe(401);
    await page.getByRole('button', { name: 'Sign in' }).click();
    // The provider knows who it is still.
    await unlock(page);
    await page.getByText('Taken').waitFor();
    expect((await context.request.get(campaigns)).status()).toBe(200);
  }, 120_000);
});

describe('what a phone keeps', () => {
  test('is wiped by ten wrong PINs, also where the app is closed in between', async () => {
    const { page } = await openTeamsPhone(tested, 'Team 2');
    expect(await everythingKept(page)).toMatch(/vaults \[\{/);
    await page.reload();
    for (let wrong = 1; wrong < 10; wrong += 1) {
      await unlock(page, '867530');
      await page.getByText(new RegExp(`${10 - wrong} (?:try is|tries are) left`)).waitFor();
      if (wrong === 5) await page.reload();
    }
    await unlock(page, '867530');
    await page.getByText('After ten wrong PINs all that this phone kept is wiped.').waitFor();
    expect(await everythingKept(page)).not.toMatch(/(?:vaults|items|answers) \[\{/);
  }, 120_000);

  test('is wiped at sign-out, after a question where something was not sent; the next person sees nothing of it', async () => {
    const { page, context } = await openTeamsPhone(tested, 'Team 2');
    await beOnRound(page);
    await context.route(contactsSent, (route) => route.abort());
    const seventh = newName('Seventh');
    await meet(page, seventh);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Stay until they are sent' }).click();
    await page.getByRole('heading', { name: seventh }).waitFor();
    expect(await everythingKept(page)).toMatch(/items \[\{/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign out and wipe them' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await everythingKept(page)).not.toMatch(/(?:vaults|items|answers) \[\{/);
  }, 120_000);

  test('is wiped when the night is over; what was not sent stays, sealed, and is sent by the PIN of that night', async () => {
    const afterNoon = new Date(`${tonight()}T13:00:00Z`).getTime() + 24 * 3600_000;
    const clean = await openTeamsPhone(tested, 'Team 1');
    const { page, context } = await openTeamsPhone(tested, 'Team 2');
    await beOnRound(page);
    await context.route(contactsSent, (route) => route.abort());
    const tenth = newName('Tenth');
    await meet(page, tenth);
    for (const one of [clean.page, page]) {
      await one.clock.setSystemTime(afterNoon);
      await one.reload();
    }
    await clean.page.getByRole('heading', { name: 'Choose a PIN for tonight' }).waitFor();
    expect(await everythingKept(clean.page)).not.toMatch(/(?:vaults|items|answers) \[\{/);
    await page.getByRole('heading', { name: 'This phone is locked' }).waitFor();
    await page.getByText('1 record has not arrived yet').waitFor();
    const disk = await everythingKept(page);
    expect(disk).toMatch(/items \[\{/);
    expect(disk).not.toMatch(/answers \[\{/);
    expect(disk).not.toContain(tenth);
    await context.unroute(contactsSent);
    await unlock(page);
    await goTo(page, 'Recorded');
    await page.getByText('Everything has arrived.').waitFor();
    expect(await timesMet(tested, 'south', [tenth])).toEqual([1]);
  }, 120_000);

  test('locks itself without a touch, keeps what was being written, and opens it by the PIN', async () => {
    const { page } = await openTeamsPhone(tested, 'Team 1');
    await beOnRound(page);
    await page.clock.install();
    await page.reload();
    await unlock(page);
    await page.getByRole('link', { name: 'Meet somebody' }).click();
    await page.getByLabel(/A note/).fill('half a sentence');
    await page.clock.runFor('06:00');
    await page.getByRole('heading', { name: 'This phone is locked' }).waitFor();
    expect(await everythingKept(page)).not.toContain('half a sentence');
    await unlock(page);
    await page
      .getByText('half a sentence')
      .or(page.getByLabel(/A note/))
      .waitFor();
    expect(await page.getByLabel(/A note/).inputValue()).toBe('half a sentence');
  }, 120_000);

  test('is each person’s own: who signs in next on the same phone neither sees nor sends it', async () => {
    const { page, context } = await openTeamsPhone(tested, 'Team 1');
    await beOnRound(page);
    await context.route(contactsSent, (route) => route.abort());
    const eighth = newName('Eighth');
    await meet(page, eighth);
    // The other one signs in without a sign-out, in another tab of the same phone.
    await context.unroute(contactsSent);
    await context.clearCookies();
    const next = await context.newPage();
    await next.goto(`${tested.url}/sign-in?language=${teamsPhone.language}`);
    await tested.choose(next, 'Team 2', teamsPhone.language);
    await choosePin(next);
    await next.getByRole('heading', { name: "Tonight's round" }).waitFor();
    await goTo(next, 'Recorded');
    await next.getByText('You have recorded nothing tonight yet.').waitFor();
    await page.bringToFront();
    await page.getByText('sign in again and it is sent').waitFor();
    for (const team of ['north', 'south']) expect(await timesMet(tested, team, [eighth])).toEqual([0]);
  }, 120_000);
});
