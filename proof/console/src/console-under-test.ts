import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitForMachineLock } from '@iwaa/engines/process/machine-lock';
import { openIssuer } from '@iwaa/issuer/issuer';
import { peopleOfCampaign } from '@iwaa/issuer/people/people-of-campaign';
import { homePlaces } from '@iwaa/platform/home';
import { startPlatform } from '@iwaa/platform/platform';
import { provisionAgency } from '@iwaa/provision/provision-agency';
import type { Browser, Page } from 'playwright-core';
import { connectBrowser, openBrowser, openWindow, type ScreenOptions, type Window } from './browser.ts';
import { openConsoleCampaign, type PlatformUnderTest, parts } from './console-campaign.ts';
import { sharedConsole } from './shared-console.ts';

/** The whole platform with a campaign that runs tonight, and a browser. */
export interface ConsoleUnderTest {
  readonly platform: PlatformUnderTest;
  readonly browser: Browser;
  /** The console's address. */
  readonly url: string;
  /** A window in which nobody is signed in. */
  window(screen: ScreenOptions): Promise<Window>;
  /** A window in which the person of this English name (`Reception`, `Team 1`, `Committee`, `Clerk`) has signed in. */
  signIn(name: string, screen: ScreenOptions): Promise<Window>;
  /** Chooses a person of the campaign on the sign-in page; others' campaigns have people of the same names. */
  choose(page: Page, name: string, language: ScreenOptions['language']): Promise<void>;
  close(): Promise<void>;
}

/** Starts the platform for one alone, on free ports, in a folder that is removed at the end. */
export async function startConsoleUnderTest(): Promise<ConsoleUnderTest> {
  const home = await mkdtemp(join(tmpdir(), 'iwaa-console-'));
  const platform = await startPlatform({ home, ports: 'free' });
  const browser = await openBrowser();
  return openConsole(platform, home, browser, async () => {
    await browser.close();
    await platform.stop();
    await rm(home, { recursive: true, force: true });
  });
}

/** A test file's own campaign on the platform that all test files share. Throws outside of the jest project "browser". */
export async function joinSharedConsole(): Promise<ConsoleUnderTest> {
  const shared = sharedConsole();
  if (!shared)
    throw new Error(
      'No console runs for this test: name its file *.browser.test.ts and run it in the jest project "browser".',
    );
  const { home, addresses } = shared;
  const { secrets } = homePlaces(home);
  const platform: PlatformUnderTest = {
    addresses,
    issuer: await openIssuer(home),
    addAgency: (agencyId) => provisionAgency(agencyId, { addresses: addresses.engines, secrets }),
  };
  const browser = await connectBrowser(shared.browser);
  return openConsole(platform, home, browser, () => browser.close());
}

async function openConsole(
  platform: PlatformUnderTest,
  home: string,
  browser: Browser,
  close: () => Promise<void>,
): Promise<ConsoleUnderTest> {
  // Two test files that write down passwords or people at once would lose one of them.
  const lock = await waitForMachineLock(`campaigns of ${home}`);
  await openConsoleCampaign(platform, home).finally(() => lock.release());
  const { console: url } = platform.addresses;
  const window = (screen: ScreenOptions) => openWindow(browser, screen, [url, platform.issuer.url]);
  const choose = async (page: Page, name: string, language: ScreenOptions['language']) => {
    const person = peopleOfCampaign(parts).find(({ name: { en } }) => en.split(' of ')[0] === name);
    if (!person) throw new Error(`Nobody in the campaign is called ${name}.`);
    const [scope = ''] = [...person.agencies, ...person.campaigns];
    const buttons = page.getByRole('button', { name: person.name[language] });
    await buttons.filter({ hasText: scope }).click();
  };
  return {
    platform,
    browser,
    url,
    window,
    choose,
    async signIn(name, screen) {
      const opened = await window(screen);
      const { page } = opened;
      await page.goto(`${url}/sign-in?language=${screen.language}`);
      await choose(page, name, screen.language);
      await page.waitForURL(`${url}/**`);
      await page.locator('#content').waitFor();
      return opened;
    },
    close,
  };
}
