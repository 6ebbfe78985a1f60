import { bedsOf, type ConsoleAttack, command } from './console-attack.ts';

/** Commands that a browser with a session sends for somebody else's page. */
export async function attackByForeignOrigins(attack: ConsoleAttack): Promise<void> {
  const { fixture, url, own, signedIn, judge } = attack;
  const { one } = fixture;
  const reception = await signedIn('shelter-staff', one);
  const maintenance = `${url}/api/shelter-capacity/beds/${one.heldBedId}/in-service`;
  await judge('control: a receptionist reads the own beds', 200, await reception.ask(bedsOf(attack, one)));
  await judge('control: a command from the own page', 200, await reception.ask(maintenance, command(own)));

  for (const [name, headers] of Object.entries({
    'without an origin': { ...own, origin: '' },
    'from another site': { ...own, origin: 'https://foreign.example', 'sec-fetch-site': 'cross-site' },
    'from a page without an origin': { ...own, origin: 'null' },
    'from a neighbour on this machine': { ...own, origin: 'http://127.0.0.1:1' },
    'from a frame of another site': { ...own, 'sec-fetch-site': 'cross-site' },
  }))
    await judge(
      `a command ${name}, with the cookie`,
      403,
      await reception.ask(maintenance, command(headers)),
    );
  await judge(
    'a sign-out from another site',
    403,
    await reception.ask(`${url}/sign-out`, command({ ...own, origin: 'https://foreign.example' })),
  );
  const form = command({ ...own, 'content-type': 'text/plain' });
  await judge('a command as a form sends it', 415, await reception.ask(maintenance, form));
}
