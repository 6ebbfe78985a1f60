import { randomUUID } from 'node:crypto';
import type { Ledger } from '../attack.ts';
import { type Actor, actorOf } from '../fixture/actors.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { type Answer, shortly } from '../http/ask.ts';

/** Keys of commands used again for something else, by somebody else, or in a wrong form. */
export async function attackIdempotency(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { one, other } = fixture;
  const team = actorOf('street-team', one);
  const contacts = `/rounds/${one.roundId}/contacts`;
  const contact = { person: { personId: one.personId }, place: 'bus-station', aidGiven: ['meal'] };
  const send = (actor: Actor, path: string, body: object | undefined, key: string | null) =>
    fixture.ask('intake', actor, { method: 'POST', path, key, ...(body ? { body } : {}) });
  const reused = (name: string, answer: Answer) =>
    ledger.tell(
      name,
      '422 idempotency-key-reused',
      shortly(answer),
      answer.code === 'idempotency-key-reused',
    );

  const stranger = {
    person: { identity: {}, profile: { unit: 'men', ageGroup: '18-64' } },
    place: 'bus-station',
  };
  const [key, later] = [randomUUID(), randomUUID()];
  const first = await send(team, contacts, contact, key);
  const again = await send(team, contacts, contact, key);
  ledger.tell(
    'control: the same request again',
    'the same answer, and nothing twice',
    `${shortly(first)}, then ${shortly(again)}`,
    first.status === 201 && again.text === first.text,
  );
  reused(
    'a contact’s key with another body',
    await send(team, contacts, { ...contact, aidGiven: ['blanket'] }, key),
  );
  reused(
    'a contact’s key with a body that differs by an empty note of needs',
    await send(team, contacts, { ...contact, needs: ['aid'] }, key),
  );
  reused('a contact’s key with somebody new', await send(team, contacts, stranger, key));

  const before = await send(team, contacts, stranger, later);
  const { personId = '' } = (before.json ?? {}) as { personId?: string };
  for (let count = 0; count < 42; count += 1)
    await send(team, contacts, { ...contact, person: { personId } }, randomUUID());
  reused(
    'a contact’s key with another person in its body, after 42 commands in between',
    await send(
      team,
      contacts,
      { ...stranger, person: { ...stranger.person, identity: { nickname: 'Si Ahmed' } } },
      later,
    ),
  );
  const repeated = await send(team, contacts, stranger, later);
  ledger.tell(
    'control: the same request again, after 42 commands in between',
    'the same answer',
    shortly(repeated),
    repeated.status === 201 && repeated.text === before.text,
  );

  const spy = { ...team, subject: 'another-member-of-the-team' };
  const stolen = await send(spy, contacts, contact, key);
  const told = (answer: Answer) => (answer.json as { contactId?: string } | undefined)?.contactId;
  ledger.tell(
    "another actor with somebody's key",
    "a command of its own: the first one's answer is not given away",
    shortly(stolen),
    stolen.status === 201 && told(stolen) !== told(first),
  );
  const tail = randomUUID();
  const [left, right] = [
    await send({ ...team, subject: 'a' }, contacts, contact, `b/${tail}`),
    await send({ ...team, subject: 'a/b' }, contacts, contact, tail),
  ];
  ledger.tell(
    'two actors and keys that are the same when written one after the other (a + b/key, a/b + key)',
    'two commands',
    `${shortly(left)} and ${shortly(right)}${told(left) === told(right) ? ', taken for one command' : ''}`,
    left.status === 201 && right.status === 201 && told(left) !== told(right),
  );
  for (const [name, wrong] of Object.entries({
    'no key': null,
    'a key of 7': 'a'.repeat(7),
    'a key of 129': 'a'.repeat(129),
    'a key with a blank': 'aaaa bbbb',
  })) {
    const answer = await send(team, contacts, contact, wrong);
    ledger.tell(name, '400', shortly(answer), answer.status === 400 && answer.faults.length === 0);
  }

  await attackAcrossThings(fixture, reused);
  await attackBatch(fixture, ledger);
  const duplicated = await fixture.ask('intake', team, {
    path: `/campaigns/${one.campaignId}/rounds`,
    raw: `{"team":"${one.team}","night":"${one.night}","team":"another-team"}`,
  });
  ledger.tell(
    'the same field twice in one body, the first within scope and the last not',
    '400 invalid-request',
    shortly(duplicated),
    duplicated.code === 'invalid-request',
  );
  const consent = randomUUID();
  const worker = actorOf('social-worker', one);
  const given = await send(worker, `/persons/${one.personId}/consents`, { purpose: 'referral' }, consent);
  const elsewhere = await send(
    { ...worker, campaigns: [one.campaignId, other.campaignId] },
    `/persons/${other.personId}/consents`,
    { purpose: 'referral' },
    consent,
  );
  const idOf = (answer: Answer) => (answer.json as { consentId?: string } | undefined)?.consentId;
  ledger.tell(
    'the key of a consent for the consent of somebody else',
    'refused, or a consent of its own',
    `${shortly(given)}, then ${shortly(elsewhere)}${idOf(given) === idOf(elsewhere) ? ' with the same consentId' : ''}`,
    elsewhere.code === 'idempotency-key-reused' || idOf(given) !== idOf(elsewhere),
  );
}

/** Batches of contacts that are too much, or in which a key stands for two things. */
async function attackBatch(fixture: Fixture, ledger: Ledger): Promise<void> {
  const { one } = fixture;
  const team = actorOf('street-team', one);
  const path = `/rounds/${one.roundId}/contacts`;
  const body = { person: { personId: one.personId }, place: 'bus-station', aidGiven: ['meal'] };
  const send = (items: readonly object[]) =>
    fixture.ask('intake', team, { path: `${path}/batch`, body: { items } });
  const refused = (name: string, answer: Answer, code: string) =>
    ledger.tell(name, code, shortly(answer), answer.code === code && answer.faults.length === 0);
  const told = ({ json }: Answer) =>
    ((json ?? {}) as { items?: { outcome: string; problem?: { code: string } }[] }).items?.map(
      ({ outcome, problem }) => problem?.code ?? outcome,
    ) ?? [];

  const [alone, twice] = [randomUUID(), randomUUID()];
  await fixture.ask('intake', team, { path, body, key: alone });
  const answer = await send([
    { key: alone, body },
    { key: alone, body: { ...body, aidGiven: [] } },
    { key: twice, body },
    { key: twice, body: { ...body, place: 'railway-station' } },
    { key: randomUUID(), body: { ...body, person: { personId: randomUUID() } } },
    { key: randomUUID(), body: [[[]]] },
    { key: randomUUID(), body },
  ]);
  const wanted = [
    ...['known', 'idempotency-key-reused', 'taken', 'idempotency-key-reused'],
    ...['not-found', 'invalid-request', 'taken'],
  ];
  ledger.tell(
    'a batch with keys that stand for two contacts, somebody unknown and a body that is none',
    wanted.join(', '),
    told(answer).join(', ') || shortly(answer),
    JSON.stringify(told(answer)) === JSON.stringify(wanted),
  );
  const many = (count: number, note: string) =>
    Array.from({ length: count }, () => ({ key: randomUUID(), body: { ...body, note } }));
  refused('a batch of 501 contacts', await send(many(501, '')), 'invalid-request');
  refused('a batch of none', await send([]), 'invalid-request');
  refused('a batch of 10 MB', await send(many(500, 'x'.repeat(20_000))), 'body-too-large');
}

/** A key that made one thing, used to make another of the same kind: what the body names, the key must not be free for. */
async function attackAcrossThings(
  fixture: Fixture,
  reused: (name: string, answer: Answer) => void,
): Promise<void> {
  const { one } = fixture;
  const committee = actorOf('committee', one);
  const cases: [string, 'shelter-capacity' | 'referral', string, object, object][] = [
    [
      "a centre's key for another centre",
      'shelter-capacity',
      `/provinces/${one.provinceId}/centres`,
      { centreId: `${one.centreId}-k1`, name: 'K', units: [{ kind: 'women', beds: 0 }] },
      { centreId: `${one.centreId}-k2`, name: 'K', units: [{ kind: 'women', beds: 0 }] },
    ],
    [
      "an agency's key for another agency",
      'referral',
      `/provinces/${one.provinceId}/agencies`,
      { agencyId: `${one.agencyId}-k1`, name: 'K', services: ['elderly-care'] },
      { agencyId: `${one.agencyId}-k2`, name: 'K', services: ['elderly-care'] },
    ],
  ];
  for (const [name, service, path, body, another] of cases) {
    const key = randomUUID();
    await fixture.ask(service, committee, { path, body, key });
    reused(name, await fixture.ask(service, committee, { path, body: another, key }));
  }
  const key = randomUUID();
  const campaign = (campaignId: string) =>
    fixture.ask('intake', committee, {
      path: `/provinces/${one.provinceId}/campaigns`,
      body: { campaignId, city: 'K', startsOn: one.night, endsOn: '2025-01-31' },
      key,
    });
  await campaign('QX-2425');
  reused("a campaign's key for another campaign", await campaign('QY-2425'));
}
