import { randomUUID } from 'node:crypto';
import type { Side } from '../fixture/side.ts';
import { type ConsoleAttack, command } from './console-attack.ts';

/** What phones report, told or read by who may not. */
export async function attackPhones(attack: ConsoleAttack): Promise<void> {
  const { fixture, ledger, url, own, signedIn, judge } = attack;
  const { one, other } = fixture;
  const phones = `${url}/api/console/phones`;
  const reports = `${phones}/${randomUUID()}/reports`;
  const report = JSON.stringify({ unsent: 2, oldest: null });
  await judge('the phones without a session', 401, await fetch(phones));
  await judge('a report of a phone without a session', 401, await fetch(reports, command(own, report)));
  for (const role of ['street-team', 'shelter-staff', 'social-worker', 'agency-staff'] as const)
    for (const path of [phones, `${url}/api/console/platform`])
      await judge(`${role} at ${path.slice(url.length)}`, 403, await (await signedIn(role, one)).ask(path));
  for (const role of ['committee', 'shelter-staff', 'social-worker', 'agency-staff'] as const)
    await judge(
      `${role} with a report of a phone`,
      403,
      await (await signedIn(role, one)).ask(reports, command(own, report)),
    );
  const team = await signedIn('street-team', one);
  await judge('control: a team reports its phone', 200, await team.ask(reports, command(own, report)));
  await judge(
    'a report with a field more',
    400,
    await team.ask(reports, command(own, JSON.stringify({ unsent: 2, oldest: null, team: 'another' }))),
  );
  await judge(
    'a report that somebody else on the phone has recorded',
    401,
    await team.ask(reports, command({ ...own, 'recorded-by': 'somebody-else' }, report)),
  );
  const phonesSeenBy = async (side: Side) =>
    (await (await (await signedIn('committee', side)).ask(phones)).json()) as { items: unknown[] };
  const [ownPhones, otherPhones] = [await phonesSeenBy(one), await phonesSeenBy(other)];
  ledger.tell(
    'control: the committee sees the phone of its own team, another committee does not',
    '1 and 0',
    `${ownPhones.items.length} and ${otherPhones.items.length}`,
    ownPhones.items.length === 1 && otherPhones.items.length === 0,
  );
}
