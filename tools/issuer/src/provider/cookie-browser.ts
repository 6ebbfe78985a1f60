/** A page as a browser has it after all redirects of this server, or the address to which it was sent elsewhere. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** the address at which it ended; that of the client where it was sent there */
  readonly url: URL;
}

/** As much of a browser as signing in needs: cookies, redirects and forms, without scripts. For tests. */
export interface CookieBrowser {
  open(url: string | URL, headers?: Record<string, string>): Promise<Seen>;
  /** Presses a button of the form that was seen, with the form's hidden fields. */
  press(seen: Seen, fields?: Record<string, string>): Promise<Seen>;
  /** Whether it holds a cookie whose name begins so. */
  holds(name: string): boolean;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** A browser without a cookie, which follows redirects within `origin` and stops where it is sent elsewhere. */
export function openCookieBrowser(origin: string): CookieBrowser {
  const jar = new Map<string, Cookie>();

  function keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
      const isOver = attributes.some((attribute) => /^expires=Thu, 01 Jan 1970/i.test(attribute));
      if (isOver) jar.delete(`${name} ${path}`);
      else jar.set(`${name} ${path}`, { name, value, path });
    }
  }

  async function request(url: URL, init: RequestInit): Promise<Seen> {
    const cookies = [...jar.values()].filter(({ path }) => url.pathname.startsWith(path));
    const headers = new Headers(init.headers);
    headers.set('cookie', cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    keep(answer.headers);
    const location = answer.headers.get('location');
    const html = await answer.text();
    if (location === null) return { status: answer.status, headers: answer.headers, html, url };
    const next = new URL(location, url);
    if (next.origin !== origin) return { status: answer.status, headers: answer.headers, html, url: next };
    return request(next, {});
  }

  return {
    open: (url, headers = {}) => request(new URL(url), { headers }),
    press(seen, fields = {}) {
      const hidden = [...seen.html.matchAll(/<input[^>]*name="(\w+)" value="([^"]*)"/g)];
      const body = new URLSearchParams({
        ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
        ...fields,
      });
      const action = /<form[^>]* action="([^"]*)"/.exec(seen.html)?.[1] ?? seen.url.href;
      return request(new URL(action, seen.url), { method: 'POST', body });
    },
    holds: (name) => [...jar.values()].some((cookie) => cookie.name.startsWith(name)),
  };
}
