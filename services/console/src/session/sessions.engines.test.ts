import { get, type IncomingMessage } from 'node:http';
import { durationMs } from '@iwaa/contracts/duration';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ConsoleUnderTest, startConsoleUnderTest } from '../testing/console-under-test.ts';
import type { SessionAnswer } from './signed-in.ts';

let tested: ConsoleUnderTest;

beforeAll(async () => {
  tested = await startConsoleUnderTest();
}, 60_000);
afterAll(() => tested?.close(), 60_000);

const who = async (answer: Promise<Response>) => ((await (await answer).json()) as SessionAnswer).who;
const contact = '/api/intake/rounds/0b0e2e36-6e0c-4b8e-9c1e-3f2f7f5f6f00/contacts';

describe('the committee', () => {
  test('sees which services do not answer, and nobody else does', async () => {
    const committee = await tested.signIn('committee');
    const { services } = (await (await committee.ask('/api/console/platform')).json()) as {
      services: object[];
    };
    // Nothing listens behind the console here.
    expect(services).toHaveLength(5);
    for (const service of services) expect(service).toMatchObject({ state: 'silent' });
    const reception = await tested.signIn('shelter-staff');
    expect((await reception.ask('/api/console/platform')).status).toBe(403);
  });
});

describe('a session', () => {
  test('says who is signed in, with the scopes of the token, and nobody where nobody is', async () => {
    const browser = await tested.signIn('shelter-staff');
    expect(await who(browser.ask('/session'))).toMatchObject({
      subject: tested.person('shelter-staff').subject,
      nameIn: tested.person('shelter-staff').name,
      role: 'shelter-staff',
      centres: ['sidi-kacem-centre'],
      sendsOnly: false,
      temporalUiUrl: null,
    });
    expect(await who(fetch(`${tested.url}/session`))).toBeNull();
  });

  test('stands in the page that is made for the person, which no browser keeps', async () => {
    const browser = await tested.signIn('committee');
    const pageOf = async (answer: Promise<Response>) => {
      const { headers, status } = await answer;
      return { status, kept: headers.get('cache-control'), text: await (await answer).text() };
    };
    const html = { headers: { accept: 'text/html' } };
    for (const path of ['/', '/cases/SK-2425-00001']) {
      const { status, kept, text } = await pageOf(browser.ask(path, html));
      expect([status, kept]).toEqual([200, 'no-store']);
      expect(text).toContain(tested.person('committee').subject);
    }
    const anybody = await pageOf(fetch(tested.url, html));
    expect(anybody.text).toContain('id="session">{"who":null,');
    // Some name no encoding that they take.
    const plain = await new Promise<IncomingMessage>((resolve) => get(tested.url, resolve));
    expect(plain.statusCode).toBe(200);
    // What a phone keeps is the file, and it is the same for all.
    expect((await pageOf(browser.ask('/index.html', html))).text).not.toContain('id="session"');
  });

  test('outlives the process', async () => {
    const browser = await tested.signIn('committee');
    await tested.restart();
    expect(await who(browser.ask('/session'))).toMatchObject({ role: 'committee' });
  });

  test('goes on when its token ends, which is renewed once however many ask at that moment', async () => {
    const browser = await tested.signIn('social-worker');
    tested.later(durationMs('PT9M30S'));
    const answers = await Promise.all(Array.from({ length: 20 }, () => who(browser.ask('/session'))));
    for (const answer of answers) expect(answer).toMatchObject({ role: 'social-worker' });
    tested.later(durationMs('PT10M'));
    expect(await who(browser.ask('/session'))).toMatchObject({ role: 'social-worker' });
  });

  test('that has lasted a night sends what had been recorded, and nothing else; after a week it is over', async () => {
    const browser = await tested.signIn('street-team');
    tested.later(durationMs('PT16H'));
    expect(await who(browser.ask('/session'))).toMatchObject({ sendsOnly: true });
    expect((await browser.ask('/api/intake/campaigns')).status).toBe(401);
    expect((await browser.ask('/stream')).status).toBe(401);
    // Nothing listens behind the console here: what it passes on comes back as unavailable.
    expect((await browser.command(contact)).status).toBe(503);
    tested.later(durationMs('P7D'));
    expect(await who(browser.ask('/session'))).toBeNull();
    expect((await browser.command(contact)).status).toBe(401);
  });
});
