import type { ConsoleConfig } from './config.ts';

/**
 * What the app's pages may load and reach: this address alone, and no script or style that stands in a page. A form leads
 * nowhere; a sign-in is a link.
 */
export function contentSecurityPolicy({ CONSOLE_URL }: Pick<ConsoleConfig, 'CONSOLE_URL'>) {
  const own = ["'self'"];
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: own,
      styleSrc: own,
      imgSrc: own,
      fontSrc: own,
      connectSrc: own,
      manifestSrc: own,
      workerSrc: own,
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      // The app's one: it names its service worker.
      trustedTypes: ['iwaa'],
      ...(CONSOLE_URL.startsWith('https:') ? { upgradeInsecureRequests: [] } : {}),
    },
  };
}
