import { phone } from './browser.ts';
import type { ConsoleUnderTest } from './console-under-test.ts';

/** What a first visit loads and how long it takes. */
export interface FirstLoad {
  /** Bytes over the network, compressed, by kind. */
  readonly bytes: Readonly<Record<LoadedKind, number>>;
  /** From the beginning of the visit until the screen can be used, ms. */
  readonly usableMs: number;
}
export const loadedKinds = ['script', 'style', 'font', 'service worker', 'other'] as const;
type LoadedKind = (typeof loadedKinds)[number];

/** A phone four times slower than this machine, on a bad network: 400 kbit/s and 400 ms there and back. */
const slow = { processor: 4, bytesPerSecond: 400_000 / 8, latencyMs: 400 };

/**
 * Measures the first visit of somebody who has signed in, in a browser that has nothing of the app.
 * @param name whose first screen it is, as in `signIn`.
 */
export async function measureFirstLoad(tested: ConsoleUnderTest, name: string): Promise<FirstLoad> {
  const { context, page } = await tested.signIn(name, phone);
  const cookies = await context.cookies();
  await page.close();
  const fresh = await tested.window(phone);
  await fresh.context.addCookies(cookies);
  const session = await fresh.context.newCDPSession(fresh.page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: slow.latencyMs,
    downloadThroughput: slow.bytesPerSecond,
    uploadThroughput: slow.bytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow.processor });
  const bytes = Object.fromEntries(loadedKinds.map((kind) => [kind, 0])) as Record<LoadedKind, number>;
  const urls = new Map<string, string>();
  session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes[kindOf(urls.get(requestId) ?? '')] += encodedDataLength;
  });
  const began = performance.now();
  await fresh.page.goto(tested.url, { waitUntil: 'commit' });
  await fresh.page.locator('#content h1').waitFor({ timeout: 60_000 });
  await fresh.page.locator('#content .waiting').waitFor({ state: 'detached', timeout: 60_000 });
  const usableMs = performance.now() - began;
  // What comes later is counted too: fonts, and what the app keeps for the next visit.
  await fresh.page.evaluate(
    'document.fonts.ready.then(() => navigator.serviceWorker.ready).then(() => undefined)',
  );
  await fresh.page.waitForLoadState('networkidle');
  await fresh.context.close();
  await context.close();
  return { bytes, usableMs };
}

function kindOf(url: string): LoadedKind {
  if (url.includes('service-worker')) return 'service worker';
  if (/\.js($|\?)/.test(url)) return 'script';
  if (/\.css($|\?)/.test(url)) return 'style';
  return /\.woff2($|\?)/.test(url) ? 'font' : 'other';
}
