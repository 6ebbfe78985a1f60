/** Cookies by the address that gave them. */
type Jar = Map<string, Map<string, string>>;

/** As much of a browser as signing in at the console needs. */
export interface ConsoleVisitor {
  /** Asks an address with the cookies that it gave; follows no redirect. */
  ask(url: string, init?: RequestInit): Promise<Response>;
  /**
   * Follows redirects, through the provider's page as this person, until the console's own address; `until` stops before.
   * Gives where it stopped.
   */
  signIn(subject: string, to?: string, until?: (url: URL) => boolean): Promise<URL>;
  /** The session's cookie as it is sent. */
  session(): string | undefined;
  /** Puts a cookie of the console's into the browser, as somebody might who once had it in hand. */
  plant(name: string, value: string): void;
}

const sessionCookie = '__Host-iwaa-session';
const mostRedirects = 12;

/** A browser that has been nowhere yet. */
export function visitConsole(consoleUrl: string): ConsoleVisitor {
  const jar: Jar = new Map();
  const of = (url: URL) => {
    const cookies = jar.get(url.origin) ?? new Map<string, string>();
    jar.set(url.origin, cookies);
    return cookies;
  };

  async function ask(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address);
    const headers = new Headers(init.headers);
    if (!headers.has('cookie'))
      headers.set('cookie', [...of(url)].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(line) ?? [];
      if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) of(url).delete(name);
      else of(url).set(name, value);
    }
    return answer;
  }

  return {
    ask,
    async signIn(subject, to = '/', until = () => false) {
      let url = new URL(`/sign-in?to=${encodeURIComponent(to)}`, consoleUrl);
      for (let step = 0; step < mostRedirects; step += 1) {
        let answer = await ask(url.href);
        if (answer.status === 200 && url.origin !== consoleUrl) {
          const form = { 'content-type': 'application/x-www-form-urlencoded' };
          answer = await ask(url.href, { method: 'POST', headers: form, body: `subject=${subject}` });
        }
        const location = answer.headers.get('location');
        if (location === null) return url;
        url = new URL(location, url);
        if (until(url) || (url.origin === consoleUrl && url.pathname !== '/sign-in/callback')) return url;
      }
      throw new Error('The sign-in came to no end.');
    },
    session: () => of(new URL(consoleUrl)).get(sessionCookie),
    plant: (name, value) => void of(new URL(consoleUrl)).set(name, value),
  };
}
