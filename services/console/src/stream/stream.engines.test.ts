import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { referralNotPlaced } from '@iwaa/contracts/events/referral';
import { checkedIn } from '@iwaa/contracts/events/shelter-capacity';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenStream } from '../testing/console-browser.ts';
import { type ConsoleUnderTest, startConsoleUnderTest } from '../testing/console-under-test.ts';

let tested: ConsoleUnderTest;
let referral: Server;
/** Of which cases referral was asked. */
const askedOf: string[] = [];
/** The case of somebody whom the team met, as referral knows. */
const metCase = 'SK-2425-00007';

beforeAll(async () => {
  const asked = { service: 'health', state: 'requested', agency: 'Clinic', answerBy: null };
  referral = createServer(({ url }, response) => {
    const caseId = url?.split('/')[2] ?? '';
    askedOf.push(caseId);
    const items = caseId === metCase ? [asked] : [];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ items, next: null }));
  });
  await new Promise<void>((resolve) => referral.listen(0, '127.0.0.1', resolve));
  const { port } = referral.address() as AddressInfo;
  tested = await startConsoleUnderTest({ REFERRAL_URL: `http://127.0.0.1:${port}` });
}, 60_000);
afterAll(async () => {
  await tested?.close();
  referral?.close();
}, 60_000);

let lastBed = 0;
/** Somebody comes to a centre, in a bed that no other test has. */
function somebodyComes(centreId: string, campaignId: string) {
  lastBed += 1;
  const bedId = `${centreId}.men-${String(lastBed).padStart(3, '0')}`;
  const fact = aFact(
    checkedIn,
    {
      bedId,
      centreId,
      provinceId: centreId.replace('-centre', ''),
      stayId: crypto.randomUUID(),
      holdId: crypto.randomUUID(),
      caseId: `${campaignId}-00001`,
      campaignId,
      night: '2024-12-12',
    },
    { subject: `bed/${bedId}` },
  );
  return { fact, subject: `bed/${bedId}` };
}
const subjects = ({ events }: OpenStream) =>
  events.flatMap(({ event, data }) => (event === 'change' ? [(data as { subject: string }).subject] : []));

describe('the stream', () => {
  test('tells what happens to those who may read it, and to nobody else', async () => {
    const [reception, other] = [await tested.signIn('shelter-staff'), await tested.signIn('agency-staff')];
    const [heard, unheard] = [await reception.stream(), await other.stream()];
    const [ours, theirs] = [
      somebodyComes('sidi-kacem-centre', 'SK-2425'),
      somebodyComes('kenitra-centre', 'KN-2425'),
    ];
    await tested.publish(theirs.fact, ours.fact);
    await eventually(() => expect(subjects(heard)).toContain(ours.subject));
    expect(subjects(heard)).not.toContain(theirs.subject);
    expect(subjects(unheard)).toEqual([]);
    heard.close();
    unheard.close();
  });

  test('goes on where it was left: what came meanwhile is told once', async () => {
    const reception = await tested.signIn('shelter-staff');
    const first = await reception.stream();
    const ours = () => somebodyComes('sidi-kacem-centre', 'SK-2425');
    const [before, meanwhile, after] = [ours(), ours(), ours()];
    await tested.publish(before.fact);
    await eventually(() => expect(subjects(first)).toContain(before.subject));
    const lastId = first.events.at(-1)?.id;
    first.close();
    await tested.publish(meanwhile.fact);
    const second = await reception.stream(lastId);
    await tested.publish(after.fact);
    await eventually(() => expect(subjects(second)).toEqual([meanwhile.subject, after.subject]));
    second.close();
  });

  test('tells a team of somebody whom it met before this process heard of it, and of nobody whom it never met', async () => {
    const team = await (await tested.signIn('street-team')).stream();
    const notPlaced = (caseId: string) => {
      const referralId = crypto.randomUUID();
      return aFact(
        referralNotPlaced,
        { referralId, caseId, campaignId: 'SK-2425', needId: crypto.randomUUID(), service: 'health' },
        { subject: `referral/${referralId}` },
      );
    };
    const theirs = [notPlaced('SK-2425-00008'), notPlaced('SK-2425-00008')];
    const ours = [notPlaced(metCase), notPlaced(metCase)];
    for (const fact of [...theirs, ...ours]) await tested.publish(fact);
    const ourSubjects = ours.map(({ subject }) => subject);
    await eventually(() => expect(subjects(team)).toEqual(ourSubjects));
    // What referral has said of a case is not asked again with its next change.
    expect(askedOf).toEqual(['SK-2425-00008', metCase]);
    team.close();
  });

  test('of another process has everything read again', async () => {
    const reception = await tested.signIn('shelter-staff');
    const first = await reception.stream();
    await eventually(() => expect(first.events.length).toBeGreaterThan(0));
    const lastId = first.events.at(-1)?.id;
    await tested.restart();
    await first.ended;
    const second = await reception.stream(lastId);
    await eventually(() => expect(second.events[0]?.event).toBe('reset'));
    second.close();
  });
});
