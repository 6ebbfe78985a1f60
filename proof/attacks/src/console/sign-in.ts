import { visitConsole } from '@iwaa/testing/visit-console';
import type { ConsoleAttack } from './console-attack.ts';

/** Sign-ins that were begun by somebody else, or lead elsewhere. */
export async function attackSignIn({ fixture, ledger, url, subjectOf }: ConsoleAttack): Promise<void> {
  const subject = subjectOf('shelter-staff', fixture.one);
  const planted = visitConsole(url);
  const word = 'b'.repeat(43);
  planted.plant('__Host-iwaa-session', word);
  await planted.signIn(subject);
  const isNew = planted.session() !== undefined && planted.session() !== word;
  ledger.tell(
    'a session that was planted before the sign-in',
    'another one',
    isNew ? 'another one' : 'the same',
    isNew,
  );

  const attacker = visitConsole(url);
  const callback = await attacker.signIn(subject, '/', ({ pathname }) => pathname === '/sign-in/callback');
  const victim = visitConsole(url);
  const taken = await victim.ask(callback.href);
  const refused = taken.headers.get('location') === '/?sign-in=again' && victim.session() === undefined;
  ledger.tell(
    "somebody else's sign-in, finished in this browser",
    'no session',
    `${taken.status} ${taken.headers.get('location')}`,
    refused,
  );
  const once = await attacker.ask(callback.href);
  await once.text();
  const twice = await attacker.ask(callback.href);
  const isOnce = twice.headers.get('location') === '/?sign-in=again';
  ledger.tell(
    'a return from the provider, taken twice',
    'once',
    String(twice.headers.get('location')),
    isOnce,
  );

  for (const to of [
    'https://foreign.example/',
    '//foreign.example',
    '/\\foreign.example',
    '/sign-in',
    'javascript:alert(1)',
  ]) {
    const ended = await visitConsole(url).signIn(subject, to);
    ledger.tell(`a sign-in that is to lead to ${to}`, `${url}/`, ended.href, ended.href === `${url}/`);
  }
  const foreign = await fetch(`${url}/sign-in`, {
    headers: { 'x-forwarded-host': 'foreign.example' },
    redirect: 'manual',
  });
  const redirect = new URL(foreign.headers.get('location') ?? 'about:blank').searchParams.get('redirect_uri');
  ledger.tell(
    'a sign-in under a foreign name',
    `back to ${url}`,
    String(redirect),
    redirect === `${url}/sign-in/callback`,
  );
}
