import { bedsOf, type ConsoleAttack } from './console-attack.ts';

/** What pages and answers let a browser do with them. */
export async function attackPages(attack: ConsoleAttack): Promise<void> {
  const { fixture, ledger, url, signedIn } = attack;
  const reception = await signedIn('shelter-staff', fixture.one);
  const beds = bedsOf(attack, fixture.one);
  const pages = {
    'the app': `${url}/`,
    'a page of it': `${url}/board`,
    'the session': `${url}/session`,
    'an answer of a service': beds,
  };
  for (const [name, address] of Object.entries(pages)) {
    const { headers } = await reception.ask(address, { headers: { accept: 'text/html' } });
    const policy = headers.get('content-security-policy') ?? '';
    const isFramed = !policy.includes("frame-ancestors 'none'") || headers.get('x-frame-options') !== 'DENY';
    ledger.tell(`${name} in a frame of another site`, 'not shown', policy.slice(0, 200), !isFramed);
    const runsInline =
      /unsafe-inline|unsafe-eval|script-src[^;]*\*/.test(policy) || !policy.includes("script-src 'self'");
    ledger.tell(`${name} with a script that stands in it`, 'not run', policy.slice(0, 200), !runsInline);
    const isSniffed = headers.get('x-content-type-options') !== 'nosniff';
    ledger.tell(
      `${name} taken for another type`,
      'nosniff',
      String(headers.get('x-content-type-options')),
      !isSniffed,
    );
  }
  for (const [name, address] of Object.entries(pages)) {
    const { headers } = await reception.ask(address, { headers: { accept: 'text/html' } });
    const kept = headers.get('cache-control');
    ledger.tell(`${name} in the browser's cache`, 'no-store', String(kept), kept === 'no-store');
  }
  for (const path of [
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/credentials.json',
    '/assets/%00',
  ]) {
    const answer = await fetch(`${url}${path}`);
    const text = await answer.text();
    const isRefused = answer.status >= 400 && !/root:|"name"|iwaa\./.test(text);
    ledger.tell(`a file outside the app: ${path}`, '4xx', `${answer.status} ${text.slice(0, 80)}`, isRefused);
  }
}
