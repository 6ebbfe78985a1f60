import { actorOf } from '../fixture/actors.ts';
import { routes } from '../http/routes.ts';
import { bedsOf, type ConsoleAttack, command } from './console-attack.ts';

/** Requests without a session, with one that is made up, and with one that has ended. */
export async function attackSessions(attack: ConsoleAttack): Promise<void> {
  const { fixture, ledger, url, own, signedIn, judge } = attack;
  const { one } = fixture;
  const reception = await signedIn('shelter-staff', one);
  const beds = bedsOf(attack, one);

  const bearer = { authorization: `Bearer ${await fixture.tokens(actorOf('shelter-staff', one))}` };
  await judge('a token in the place of a session', 401, await fetch(beds, { headers: bearer }));
  const word = reception.session() ?? '';
  const flipped = `${word.slice(0, -2)}${word.at(-2) === 'A' ? 'B' : 'A'}${word.at(-1)}`;
  for (const [name, value] of Object.entries({
    empty: '',
    'made up': 'a'.repeat(43),
    'changed by one letter': flipped,
    'an object': '[object Object]',
    long: 'a'.repeat(3000),
  }))
    await judge(
      `a session whose word is ${name}`,
      401,
      await fetch(beds, { headers: { cookie: `__Host-iwaa-session=${value}` } }),
    );

  let unguarded = 0;
  for (const { service, method, right } of routes) {
    const { path } = right(one);
    const answer = await fetch(`${url}/api/${service}${path}`, method === 'POST' ? command(own) : {});
    if (answer.status !== 401) {
      unguarded += 1;
      ledger.tell(`${method} /api/${service}${path} without a session`, '401', String(answer.status), false);
    }
  }
  ledger.tell(
    `each of the ${routes.length} routes without a session`,
    '401',
    `${unguarded} answered otherwise`,
    unguarded === 0,
  );

  const leaving = await signedIn('shelter-staff', one);
  const stolen = { headers: { cookie: `__Host-iwaa-session=${leaving.session()}` } };
  await judge('control: a cookie that was copied, before the sign-out', 200, await fetch(beds, stolen));
  const signOut = await leaving.ask(`${url}/sign-out`, command(own));
  ledger.tell(
    'a sign-out has the browser drop what it kept',
    'clear-site-data',
    String(signOut.headers.get('clear-site-data')),
    signOut.headers.get('clear-site-data') === '"cache"',
  );
  await judge('a cookie that was copied, after the sign-out', 401, await fetch(beds, stolen));
}
