import { randomUUID } from 'node:crypto';
import { addPeople, readPeople } from '@iwaa/issuer/people/people-file';
import { peopleOfCampaign } from '@iwaa/issuer/people/people-of-campaign';
import type { Person, PersonRole } from '@iwaa/issuer/people/person';
import { type ConsoleVisitor, visitConsole } from '@iwaa/testing/visit-console';
import type { Ledger } from '../attack.ts';
import type { Fixture } from '../fixture/fixture.ts';
import type { Side } from '../fixture/side.ts';

/** What every attack on the console has: its address, and browsers in which people of either side have signed in. */
export interface ConsoleAttack {
  readonly fixture: Fixture;
  readonly ledger: Ledger;
  readonly url: string;
  /** The headers that a page of the console's own sends a command with. */
  readonly own: Readonly<Record<string, string>>;
  subjectOf(role: PersonRole, side: Side): string;
  signedIn(role: PersonRole, side: Side): Promise<ConsoleVisitor>;
  /** Tells the ledger whether an answer has the status that it must have. */
  judge(name: string, must: number, answer: Response): Promise<void>;
}

/** Makes people of both sides known to the issuer. */
export async function openConsoleAttack(fixture: Fixture, ledger: Ledger): Promise<ConsoleAttack> {
  const { platform, home, one, other } = fixture;
  const { console: url } = platform.addresses;
  for (const { agencyId, ...side } of [one, other]) {
    const name = { ar: agencyId, fr: agencyId, en: agencyId };
    await addPeople(home, peopleOfCampaign({ ...side, teams: [side.team], agencies: [{ agencyId, name }] }));
  }
  const people = (await readPeople(home)) ?? [];
  const subjectOf = (role: PersonRole, side: Side) => subjectIn(people, role, side);
  return {
    fixture,
    ledger,
    url,
    own: { origin: url, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    subjectOf,
    async signedIn(role, side) {
      const visitor = visitConsole(url);
      await visitor.signIn(subjectOf(role, side));
      return visitor;
    },
    judge: async (name, must, answer) =>
      ledger.tell(
        name,
        String(must),
        `${answer.status} ${(await answer.text()).slice(0, 120)}`,
        answer.status === must,
      ),
  };
}

/** A command as it is sent with these headers. */
export function command(headers: Readonly<Record<string, string>>, body = '{}'): RequestInit {
  return { method: 'POST', headers: { 'idempotency-key': randomUUID(), ...headers }, body };
}

/** The address under which a receptionist reads the own beds. */
export function bedsOf({ url }: Pick<ConsoleAttack, 'url'>, side: Side): string {
  return `${url}/api/shelter-capacity/centres/${side.centreId}/beds`;
}

/** Who has a role in a side's campaign. */
function subjectIn(people: readonly Person[], role: PersonRole, side: Side): string {
  const found = people.find(
    (one) =>
      one.role === role && (one.campaigns.includes(side.campaignId) || one.agencies.includes(side.agencyId)),
  );
  if (!found) throw new Error(`Nobody is ${role} in ${side.campaignId}.`);
  return found.subject;
}
