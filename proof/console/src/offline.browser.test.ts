import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tonight } from './console-campaign.ts';
import { type ConsoleUnderTest, joinSharedConsole } from './console-under-test.ts';
import { endSession } from './end-session.ts';
import {
  addPhoneLock,
  beOnRound,
  choosePin,
  everythingKept,
  goTo,
  meet,
  newName,
  openTeamsPhone,
  personMet,
  spoilNextContact,
  teamsPhone,
  timesMet,
  unlock,
} from './street-team.ts';

let tested: ConsoleUnderTest;

beforeAll(async () => {
  tested = await joinSharedConsole();
}, 180_000);
afterAll(() => tested?.close(), 60_000);

/** What a browser itself says of requests without a network; a fault of ours says something else. */
const ofTheNetwork = /net::ERR_(?:INTERNET_DISCONNECTED|FAILED)/;
const notOfTheNetwork = (faults: readonly string[]) => faults.filter((one) => !ofTheNetwork.test(one));

describe('a phone without a network', () => {
  test('is opened by the PIN, records a night’s contacts, and sends each once and in order when the network is back', async () => {
    const { page, context, faults } = await openTeamsPhone(tested, 'Team 1');
    await beOnRound(page);
    await context.setOffline(true);
    await page.reload();
    await unlock(page);
    const [first, second] = [newName('First'), newName('Second')];
    for (const nickname of [first, second])
      await meet(page, nickname, async () => {
        await page.getByRole('group', { name: 'What the person needs' }).getByLabel('shelter').check();
      });
    await page.getByText('No bed is held yet.').waitFor();
    // What is said after the contact: what came out, what the person agrees to, and that the person takes it back.
    await page.getByRole('button', { name: 'Listening session…' }).click();
    await page.getByRole('dialog').getByLabel('health').check();
    await page.getByLabel('What was said').fill('coughs since the rain');
    await page.getByRole('button', { name: 'Record the session' }).click();
    await page.getByRole('button', { name: 'Consent…', exact: true }).click();
    await page.getByRole('button', { name: 'The person agrees' }).click();
    await page.getByRole('button', { name: 'Take a consent back…' }).click();
    await page.getByRole('button', { name: /^Take back:/ }).click();
    // The first one once more: who that is, the server will only say later.
    await goTo(page, 'Round');
    await page.getByRole('link', { name: 'Meet somebody' }).click();
    await page.getByRole('button', { name: first }).click();
    await page.getByRole('button', { name: 'Record the contact' }).click();
    await page.getByRole('heading', { name: first }).waitFor();
    await goTo(page, 'Recorded');
    await page.getByText('6 records have not arrived yet.').waitFor();
    const disk = await everythingKept(page);
    for (const planted of [first, second, 'Team 1', 'railway', 'coughs']) expect(disk).not.toContain(planted);

    const sent: string[] = [];
    context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/contacts'))
        sent.push(request.postDataJSON().person.identity?.nickname ?? 'the first one again');
    });
    await context.setOffline(false);
    await page.getByText('Everything has arrived.').waitFor();
    expect(sent).toEqual([first, second, 'the first one again']);
    expect(await timesMet(tested, 'north', [first, second])).toEqual([2, 1]);
    expect(await personMet(tested, 'north', second)).toMatchObject({
      notes: [{ about: 'listening-session', text: 'coughs since the rain' }],
      consents: [],
    });
    await page.getByText('Online', { exact: true }).waitFor();
    expect(notOfTheNetwork(faults())).toEqual([]);
  }, 120_000);

  test('that loses the answer in the middle of sending sends the same again, also from two tabs, and nothing is doubled', async () => {
    const { page, context, faults } = await openTeamsPhone(tested, 'Team 2');
    await beOnRound(page);
    const other = await context.newPage();
    await other.goto(tested.url);
    await unlock(other);
    const keys: string[] = [];
    let lost = 0;
    await context.route('**/api/intake/rounds/*/contacts', async (route) => {
      keys.push(route.request().headers()['idempotency-key'] ?? '');
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    const third = newName('Third');
    await meet(page, third);
    // The tab that sends dies; what it had sent is known to the other one as waiting.
    await page.close();
    await goTo(other, 'Recorded');
    await other.getByText('Everything has arrived.').waitFor();
    expect(lost).toBe(1);
    expect(new Set(keys).size).toBe(1);
    expect(await timesMet(tested, 'south', [third])).toEqual([1]);

    // With both tabs alive, one sends.
    const again = await context.newPage();
    await again.goto(tested.url);
    await unlock(again);
    keys.length = 0;
    const fourth = newName('Fourth');
    await meet(again, fourth);
    await goTo(again, 'Recorded');
    await again.getByText('Everything has arrived.').waitFor();
    expect(keys).toHaveLength(1);
    await goTo(other, 'Round');
    await other.getByText(fourth).waitFor();
    expect(notOfTheNetwork(faults())).toEqual([]);
  }, 120_000);
});

describe('two phones without a network', () => {
  test('that meet the same person end in two contacts, and neither writes over the other', async () => {
    const phones = [await openTeamsPhone(tested, 'Team 1'), await openTeamsPhone(tested, 'Team 1')];
    const both = newName('Both');
    for (const { page, context } of phones) {
      await beOnRound(page);
      await context.setOffline(true);
      await meet(page, both);
    }
    for (const { page, context } of phones) {
      await context.setOffline(false);
      await page.getByText('Taken').waitFor();
    }
    expect(await timesMet(tested, 'north', [both])).toEqual([2]);
  }, 120_000);
});

describe('something that the server refuses', () => {
  test('stays visible with its reason and what can be done, and the next one is sent', async () => {
    const { page, context } = await openTeamsPhone(tested, 'Team 1');
    await beOnRound(page);
    await spoilNextContact(context);
    const [fifth, sixth] = [newName('Fifth'), newName('Sixth')];
    await meet(page, fifth);
    await page.getByRole('alert').getByText('Refused').waitFor();
    await meet(page, sixth);
    await page.getByText('Taken').waitFor();
    await goTo(page, 'Round');
    await page.getByRole('link', { name: 'See why' }).click();
    await page.getByText('1 record has not arrived yet.').waitFor();
    await page.getByRole('link', { name: 'Correct it' }).click();
    await page.getByRole('button', { name: 'Record the contact' }).click();
    await page.getByText('Taken').waitFor();
    await goTo(page, 'Recorded');
    await page.getByText('Everything has arrived.').waitFor();
    expect(await timesMet(tested, 'north', [fifth, sixth])).toEqual([1, 1]);
  }, 120_000);
});

describe('a phone that can not send', () => {
  test('is shown to the committee with how much it keeps, and no longer once it has sent', async () => {
    const { page, context } = await openTeamsPhone(tested, 'Team 1');
    await beOnRound(page);
    const told = (unsent: number) =>
      page.waitForResponse(
        (answer) =>
          answer.url().endsWith('/reports') &&
          answer.ok() &&
          answer.request().postDataJSON().unsent === unsent,
      );
    await context.route('**/api/intake/rounds/*/contacts', (route) => route.abort());
    const keepsOne = told(1);
    await meet(page, newName('Ninth'));
    await keepsOne;
    const id = (await page.evaluate('localStorage.getItem("iwaa-phone")')) as string;
    const committee = await tested.signIn('Committee', teamsPhone);
    await goTo(committee.page, 'Phones');
    const card = committee.page.getByRole('listitem').filter({ hasText: id.slice(-6) });
    await card.getByText('1 record not sent').waitFor();
    const keepsNone = told(0);
    await context.unroute('**/api/intake/rounds/*/contacts');
    await keepsNone;
    await committee.page.reload();
    await card.getByText('Everything is sent').waitFor();
    expect(committee.faults()).toEqual([]);
  }, 120_000);
});

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
    await context.route('**/api/intake/rounds/*/contacts', (route) => route.abort());
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
    await context.route('**/api/intake/rounds/*/contacts', (route) => route.abort());
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
    await context.unroute('**/api/intake/rounds/*/contacts');
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
    await context.route('**/api/intake/rounds/*/contacts', (route) => route.abort());
    const eighth = newName('Eighth');
    await meet(page, eighth);
    // The other one signs in without a sign-out, in another tab of the same phone.
    await context.unroute('**/api/intake/rounds/*/contacts');
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

describe('a screen whose service does not answer', () => {
  test('says what happens by itself, and shows the list once there is an answer, without a press', async () => {
    const { page, context, faults } = await tested.signIn('Committee', teamsPhone);
    const service = '**/api/casework/cases-needing-attention*';
    await context.route(service, (route) => route.abort());
    await page.goto(`${tested.url}/attention`);
    await page.getByText('It is asked again by itself until an answer comes.').waitFor();
    await context.unroute(service);
    await page.getByText('No case needs your attention.').waitFor();
    // A slow one shows that it is waited for.
    const answered = Promise.withResolvers<void>();
    await context.route('**/api/casework/cases?*', async (route) => {
      await answered.promise;
      await route.continue();
    });
    await page.getByRole('link', { name: 'Cases' }).click();
    await page.getByText('Loading…').waitFor();
    answered.resolve();
    await page.getByText('Loading…').waitFor({ state: 'detached' });
    expect(notOfTheNetwork(faults())).toEqual([]);
  }, 120_000);
});
