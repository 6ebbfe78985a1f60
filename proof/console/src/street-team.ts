import { randomUUID } from 'node:crypto';
import type { PersonAnswer } from '@iwaa/contracts/http/intake';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import type { BrowserContext, Page } from 'playwright-core';
import type { ScreenOptions, Window } from './browser.ts';
import { clientOf, parts, tonight } from './console-campaign.ts';
import type { ConsoleUnderTest } from './console-under-test.ts';

const pin = '294857';
/** English, so that a test reads as what it says. */
export const teamsPhone: ScreenOptions = { width: 390, height: 844, language: 'en', theme: 'dark' };

/** Where a phone sends contacts, one or several. */
export const contactsSent = /\/api\/intake\/rounds\/[^/]+\/contacts(?:\/batch)?$/;

/** A street team's phone: signed in, with a PIN chosen. */
export async function openTeamsPhone(tested: ConsoleUnderTest, name: string): Promise<Window> {
  const opened = await tested.signIn(name, teamsPhone);
  const { page } = opened;
  await choosePin(page);
  await page.getByRole('heading', { name: "Tonight's round" }).waitFor();
  // From here on the app opens without a network.
  await page.evaluate('navigator.serviceWorker.ready');
  return opened;
}

/** Chooses the PIN of the night, as whoever signs in first has to. */
export async function choosePin(page: Page): Promise<void> {
  await page.getByLabel('Six digits or more').fill(pin);
  await page.getByLabel('The PIN once more').fill(pin);
  await page.getByRole('button', { name: 'Use this PIN' }).click();
}

/** Gives a phone a lock of its own, as a finger or a face opens it. */
export async function addPhoneLock(page: Page, { hasPrf }: { readonly hasPrf: boolean }) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    /** Whether the phone finds that it is the right finger. */
    knowsPerson: (is: boolean) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: is }),
  };
}

/** Sees to it that the team is on a round over the railway station; another test may have started it. */
export async function beOnRound(page: Page): Promise<void> {
  const start = page.getByRole('button', { name: 'Start the round' });
  const runs = page.getByRole('link', { name: 'Meet somebody' });
  await start.or(runs).waitFor();
  if (await runs.isVisible()) return;
  await page.getByLabel('Another place').fill('Railway station');
  await page.getByRole('button', { name: 'Add the place' }).click();
  await start.click();
  // A team meets people on a round whose start still waits, too; a test that counts what waits begins with nothing.
  await goTo(page, 'Recorded');
  await page.getByText('Everything has arrived.').waitFor();
  await goTo(page, 'Round');
  await runs.waitFor();
}

/** A name that no other test has met somebody by. */
export function newName(name: string): string {
  return `${name}-${randomUUID().slice(0, 8)}`;
}

/** Opens the app's own link, as a press does, without loading the page anew. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).click();
}

/** Records a contact with somebody new, from the round's screen. @param also what else is filled in. */
export async function meet(
  page: Page,
  nickname: string,
  also: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  await goTo(page, 'Round');
  await page.getByRole('link', { name: 'Meet somebody' }).click();
  await page.getByLabel(/What are they called/).fill(nickname);
  await page.getByRole('radio', { name: 'Men', exact: true }).check();
  await page.getByRole('radio', { name: '18 to 64' }).check();
  await page.getByRole('radio', { name: 'railway station' }).check();
  await also(page);
  await page.getByRole('button', { name: 'Record the contact' }).click();
  await page.getByRole('heading', { name: nickname }).waitFor();
}

/**
 * Has the server itself refuse the next contact: on the way its place becomes none. Requests go on being looked at afterwards: what a
 * browser loads in the moment in which that ends may never come.
 */
export async function spoilNextContact(context: BrowserContext): Promise<void> {
  let isSpoilt = false;
  await context.route(contactsSent, async (route) => {
    if (isSpoilt) return route.continue();
    isSpoilt = true;
    const sent = route.request().postDataJSON();
    const spoilt = (body: object) => ({ ...body, place: 'No Place' });
    const [first, ...others] = sent.items ?? [];
    await route.continue({
      postData: first ? { items: [{ ...first, body: spoilt(first.body) }, ...others] } : spoilt(sent),
    });
  });
}

/** Gives the PIN to a phone that is locked. */
export async function unlock(page: Page, given = pin): Promise<void> {
  await page.getByLabel('Your PIN').fill(given);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
}

/** Those whom a team met tonight, as intake has them, and how often on each round. */
async function metTonight({ platform }: ConsoleUnderTest, team: string) {
  const client = clientOf(platform, 'intake', { subject: 'looks', role: 'street-team', team });
  const { items: rounds } = await client.call(intakeRoutes.listRounds, {
    params: { campaignId: parts.campaignId },
    query: { night: tonight(), team },
  });
  const met: { readonly person: PersonAnswer; readonly contacts: number }[] = [];
  for (const { roundId } of rounds) {
    const { items } = await client.call(intakeRoutes.listMetPersons, { params: { roundId }, query: {} });
    for (const { personId, contacts } of items)
      met.push({ person: await client.call(intakeRoutes.readPerson, { params: { personId } }), contacts });
  }
  return met;
}

/** How often each of these was met tonight, as intake has it. */
export async function timesMet(
  tested: ConsoleUnderTest,
  team: string,
  nicknames: readonly string[],
): Promise<number[]> {
  const met = await metTonight(tested, team);
  return nicknames.map((name) =>
    met
      .filter(({ person }) => person.identity.nickname === name)
      .reduce((sum, { contacts }) => sum + contacts, 0),
  );
}

/** Somebody whom a team met tonight, as intake has the person. */
export async function personMet(
  tested: ConsoleUnderTest,
  team: string,
  nickname: string,
): Promise<PersonAnswer | undefined> {
  return (await metTonight(tested, team)).find(({ person }) => person.identity.nickname === nickname)?.person;
}

/** All that lies on the phone's disk where scripts can look: databases, caches, local storage, as one text. */
export async function everythingKept(page: Page): Promise<string> {
  return page.evaluate(`(async () => {
    const text = (value) => JSON.stringify(value, (_, one) => {
      if (one instanceof ArrayBuffer) one = new Uint8Array(one);
      return ArrayBuffer.isView(one) ? new TextDecoder('latin1').decode(one) : one;
    });
    const found = [text({ ...localStorage }), text({ ...sessionStorage }), document.cookie];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((resolve, reject) => {
        const asked = indexedDB.open(name);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise((resolve, reject) => {
          const asked = database.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
        found.push(store + ' ' + text(rows));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        const type = answer.headers.get('content-type') ?? '';
        found.push(request.url + ' ' + type + ' ' + (/font/.test(type) ? '' : await answer.text()));
      }
    }
    return found.join('\\n');
  })()`);
}
