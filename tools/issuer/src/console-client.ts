/** The one client of the development issuer: the console, which keeps a secret. */
export const CLIENT_ID = 'iwaa-console';

/** Where a browser comes back to the console once somebody has signed in. */
export function signInCallback(consoleUrl: string): string {
  return new URL('/sign-in/callback', consoleUrl).href;
}

/** Where a browser comes back to the console once somebody has signed out. */
export function signedOutUrl(consoleUrl: string): string {
  return new URL('/', consoleUrl).href;
}
