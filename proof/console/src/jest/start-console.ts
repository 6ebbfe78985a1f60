import { startPlatform } from '@iwaa/platform/platform';
import { setUp } from '@iwaa/testing/jest/set-up';
import { launchBrowser } from '../browser.ts';
import { environmentName, type SharedConsole } from '../shared-console.ts';

/** Starts the whole platform and a browser once for all test files, on free ports, in a folder that is removed at the end. */
export default function startTestConsole(): Promise<void> {
  return setUp('iwaa-console', async (home, undo) => {
    const platform = await startPlatform({ home, ports: 'free' });
    undo(() => platform.stop());
    const browser = await launchBrowser();
    undo(() => browser.close());
    const shared: SharedConsole = { home, addresses: platform.addresses, browser: browser.wsEndpoint() };
    process.env[environmentName] = JSON.stringify(shared);
  });
}
