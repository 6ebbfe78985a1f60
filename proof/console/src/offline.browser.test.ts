import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ConsoleUnderTest, joinSharedConsole } from './console-under-test.ts';
import {
  beOnRound,
  contactsSent,
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
    // A place is done with a press, and what is missed says why.
    await page.getByRole('button', { name: /^Missed/ }).click();
    await page.getByRole('button', { name: 'the weather' }).click();
    await page.getByText('Missed · the weather').waitFor();
    await page.getByRole('button', { name: /^Visited/ }).click();
    await page.getByText('Visited', { exact: true }).waitFor();
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
    await page.getByText('8 records have not arrived yet.').waitFor();
    const disk = await everythingKept(page);
    for (const planted of [first, second, 'Team 1', 'railway', 'coughs']) expect(disk).not.toContain(planted);

    const sent: string[] = [];
    context.on('request', (request) => {
      const [, isContact, isBatch] = /(\/contacts)(\/batch)?$/.exec(request.url()) ?? [];
      if (!isContact) return;
      const posted = request.postDataJSON();
      const bodies: { person: { identity?: { nickname: string } } }[] = isBatch
        ? posted.items.map((item: { body: object }) => item.body)
        : [posted];
      sent.push(bodies.map(({ person }) => person.identity?.nickname ?? 'the first one again').join(' and '));
    });
    await context.setOffline(false);
    await page.getByText('Everything has arrived.').waitFor();
    expect(sent).toEqual([`${first} and ${second}`, 'the first one again']);
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
    await context.route(contactsSent, async (route) => {
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
    await context.route(contactsSent, (route) => route.abort());
    const keepsOne = told(1);
    await meet(page, newName('Ninth'));
    await keepsOne;
    const id = (await page.evaluate('localStorage.getItem("iwaa-phone")')) as string;
    const committee = await tested.signIn('Committee', teamsPhone);
    await goTo(committee.page, 'Phones');
    const card = committee.page.getByRole('listitem').filter({ hasText: id.slice(-6) });
    await card.getByText('1 record not sent').waitFor();
    const keepsNone = told(0);
    await context.unroute(contactsSent);
    await keepsNone;
    await committee.page.reload();
    await card.getByText('Everything is sent').waitFor();
    expect(committee.faults()).toEqual([]);
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
