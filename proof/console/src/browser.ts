import {
  type Browser,
  type BrowserContext,
  type BrowserServer,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import { chromiumPath } from './chromium-path.ts';
import { addOpenPage } from './open-pages.ts';

/** How large a screen is, and how its reader has it. */
export interface ScreenOptions {
  readonly width: number;
  readonly height: number;
  readonly language: 'ar' | 'fr' | 'en';
  readonly theme: 'light' | 'dark';
}

export const phone: ScreenOptions = { width: 390, height: 844, language: 'ar', theme: 'dark' };
export const desk: ScreenOptions = { width: 1280, height: 800, language: 'fr', theme: 'light' };

async function launchOptions() {
  return {
    executablePath: await chromiumPath(),
    // Nothing is drawn by a graphics card, and whoever runs tests as root has no sandbox.
    args: [
      '--headless=shell',
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--disable-background-networking',
    ],
  };
}

/** Starts a real Chromium, which comes inside a package, with the protections that a person's has. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch(await launchOptions());
}

/** Starts the same for other processes, which connect to it. */
export async function launchBrowser(): Promise<BrowserServer> {
  return playwright.launchServer(await launchOptions());
}

/** A browser that another process has started. To close it ends the connection and what was opened over it. */
export function connectBrowser(address: string): Promise<Browser> {
  return playwright.connect(address);
}

/** A browser of somebody's own, with what went wrong in it. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors on the console, violations of the policy, exceptions, and requests to anywhere else. */
  faults(): readonly string[];
}

/** Opens a window that shares no cookie and no storage with another. */
export async function openWindow(
  browser: Browser,
  { width, height, language, theme }: ScreenOptions,
  own: readonly string[],
): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: { ar: 'ar-MA', fr: 'fr-MA', en: 'en-GB' }[language],
    // The app goes by the clocks of the place that the console serves, whatever a device knows of time zones.
    timezoneId: 'Asia/Tokyo',
    colorScheme: theme,
  });
  // A machine that does other work besides takes longer; what never comes fails all the same.
  context.setDefaultTimeout(90_000);
  const faults: string[] = [];
  context.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (!own.includes(origin) && !request.url().startsWith('data:')) faults.push(`asked ${request.url()}`);
  });
  context.on('weberror', (error) => faults.push(`threw ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`said ${message.text()} (${message.location().url})`);
  });
  context.on('page', addOpenPage);
  const page = await context.newPage();
  return { page, context, faults: () => faults };
}
