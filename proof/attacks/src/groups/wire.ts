import type { Ledger } from '../attack.ts';
import { openConsoleAttack } from '../console/console-attack.ts';
import { actorOf } from '../fixture/actors.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { attackFraming } from '../wire/framing.ts';
import { attackLogs } from '../wire/logs.ts';
import { attackMemory, type Opened } from '../wire/memory.ts';
import { attackMethods } from '../wire/methods.ts';

/** Requests that are malformed below HTTP's surface, and bodies that want to be unpacked. */
export async function attackWire(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { services, console } = fixture.platform.addresses;
  for (const [name, url] of Object.entries({ ...services, console })) await attackFraming(name, url, ledger);
  await attackMemory(await campaignsOfIntake(fixture), ledger);
  await attackMemory(await campaignsThroughConsole(fixture, ledger), ledger);
  await attackMethods(fixture, ledger);
  await attackLogs(fixture, ledger);
}

async function campaignsOfIntake({ platform, tokens, one }: Fixture): Promise<Opened> {
  return {
    name: 'intake',
    url: platform.addresses.services.intake,
    path: `/provinces/${one.provinceId}/campaigns`,
    headers: `Authorization: Bearer ${await tokens(actorOf('committee', one))}\r\n`,
  };
}

async function campaignsThroughConsole(fixture: Fixture, ledger: Ledger): Promise<Opened> {
  const { url, signedIn } = await openConsoleAttack(fixture, ledger);
  const committee = await signedIn('committee', fixture.one);
  return {
    name: 'the console',
    url,
    path: `/api/intake/provinces/${fixture.one.provinceId}/campaigns`,
    headers: `Cookie: __Host-iwaa-session=${committee.session()}\r\nOrigin: ${url}\r\n`,
  };
}
