import type { Ledger } from '../attack.ts';
import { openConsoleAttack } from '../console/console-attack.ts';
import { attackByForeignOrigins } from '../console/foreign-origins.ts';
import { attackOthersThings } from '../console/others-things.ts';
import { attackPages } from '../console/pages.ts';
import { attackPhones } from '../console/phones.ts';
import { attackSessions } from '../console/sessions.ts';
import { attackSignIn } from '../console/sign-in.ts';
import type { Fixture } from '../fixture/fixture.ts';

/** The console, reached for by another site, with somebody else's cookie, or with none. */
export async function attackConsole(fixture: Fixture, ledger: Ledger): Promise<void> {
  const attack = await openConsoleAttack(fixture, ledger);
  await attackByForeignOrigins(attack);
  await attackSessions(attack);
  await attackPhones(attack);
  await attackOthersThings(attack);
  await attackSignIn(attack);
  await attackPages(attack);
}
