import { randomUUID } from 'node:crypto';
import type { Fact } from '@iwaa/contracts/event';
import { eventually } from '@iwaa/testing/eventually';
import type { TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  contactOf,
  declare,
  meet,
  otherTeam,
  profile,
  startIntake,
  startRound,
  team,
} from '../testing/intake-under-test.ts';

let intake: TestService;
let roundId: string;
beforeAll(async () => {
  intake = await startIntake();
  roundId = await startRound(intake);
});
afterAll(() => intake?.close());

/** The facts of a person once there are this many, in the order of their sequence. */
function factsOf(personId: string, count: number): Promise<Fact[]> {
  return eventually(() => {
    const facts = intake.published().filter(({ subject }) => subject === `person/${personId}`);
    expect(facts).toHaveLength(count);
    return facts.sort((one, other) => one.sequence - other.sequence);
  });
}
const name = ({ type }: Fact) => type.split('.')[2];

describe('a contact', () => {
  it('with somebody new opens a case, and tells all that was said, once', async () => {
    const answer = await meet(intake, roundId, {
      person: {
        identity: { nickname: 'Si Ahmed' },
        profile: { ...profile, ageGroup: '65-and-over', onStreetSince: '2020-01' },
      },
      needs: ['shelter', 'health'],
      declined: ['family-mediation'],
      consents: [{ purpose: 'referral' }],
      aidGiven: ['blanket'],
    });
    expect(answer).toMatchObject({
      status: 201,
      body: { caseId: expect.stringMatching(/^SK-2425-\d{5}$/), firstContact: true },
    });
    const facts = await factsOf(answer.body.personId, 6);
    expect(facts.map(name)).toEqual([
      'case-opened',
      'contact-recorded',
      'need-declined',
      'consent-given',
      'need-identified',
      'need-identified',
    ]);
    expect(facts.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(answer.body.consentIds).toEqual([expect.any(String)]);
    expect(facts[3]?.data).toMatchObject({ consentId: answer.body.consentIds[0] });
    expect(facts[4]?.data).toMatchObject({
      kind: 'shelter',
      consent: { purpose: 'referral', agencyId: null, until: null, sequence: 4 },
      shelter: { unit: 'men', priority: 2, onStreetSince: '2020-01' },
    });
  });

  it('sent again is the same contact, and another body under its key is refused', async () => {
    const key = randomUUID();
    const body = { needs: ['aid'], note: 'asked for soup' };
    const first = await meet(intake, roundId, body, { key });
    const again = await meet(intake, roundId, body, { key });
    expect(again).toMatchObject({ status: 201, body: first.body });
    const other = await meet(intake, roundId, { ...body, note: 'asked for tea' }, { key });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    await factsOf(first.body.personId, 3);
  });

  it('says when it happened and when it was recorded, and is refused at an hour of another night', async () => {
    const happenedAt = '2024-12-12T22:10:00.000Z';
    const before = new Date().toISOString();
    const { personId } = (await meet(intake, roundId, { happenedAt })).body;
    const recordedAt = expect.stringMatching(/^\d{4}-/);
    const [, told] = await factsOf(personId, 2);
    expect(told?.data).toMatchObject({ night: '2024-12-12', happenedAt, recordedAt });
    const url = `/persons/${personId}/contacts`;
    const { items } = (await intake.request(team, { method: 'GET', url })).body;
    expect(items).toMatchObject([{ happenedAt, recordedAt }]);
    const { recordedAt: at } = items[0];
    expect([before, at, told?.time]).toEqual([before, at, told?.time].sort());
    const late = await meet(intake, roundId, { happenedAt: '2024-12-13T11:00:00.000Z' });
    expect(late).toMatchObject({ status: 422, body: { code: 'contact-outside-night' } });
  });

  it('keeps its key bound to its request, also after more commands than a person remembers', async () => {
    const key = randomUUID();
    const first = await meet(intake, roundId, {}, { key });
    const { personId } = first.body;
    for (let index = 0; index < 42; index += 1) await meet(intake, roundId, { person: { personId } });
    expect((await meet(intake, roundId, {}, { key })).body).toEqual(first.body);
    const somebodyElse = { person: { identity: { nickname: 'Si Ahmed' }, profile } };
    const lost = await meet(intake, roundId, somebodyElse, { key });
    expect(lost).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('is of one person: its key used again with somebody met before is refused', async () => {
    const { personId } = (await meet(intake, roundId)).body;
    const key = randomUUID();
    await meet(intake, roundId, {}, { key });
    const other = await meet(intake, roundId, { person: { personId } }, { key });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('with a person met before belongs to the same case, and knows the bed that suits from before', async () => {
    const woman = { identity: {}, profile: { unit: 'women', ageGroup: '18-64', withChildren: true } };
    const first = (await meet(intake, roundId, { person: woman })).body;
    const again = await meet(intake, roundId, { person: { personId: first.personId }, needs: ['shelter'] });
    expect(again.body).toMatchObject({ personId: first.personId, caseId: first.caseId, firstContact: false });
    const facts = await factsOf(first.personId, 4);
    expect(facts[3]?.data).toMatchObject({ shelter: { unit: 'women', priority: 1 }, consent: null });
  });

  it('sent twenty times at once is one person with one case', async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => meet(intake, roundId, { needs: ['shelter'] }, { key })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    await factsOf(answers[0]?.body.personId, 3);
  });

  it('and nineteen others of the same person at once are twenty contacts of one case', async () => {
    const { personId, caseId } = (await meet(intake, roundId)).body;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => meet(intake, roundId, { person: { personId }, note: 'seen again' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => body.caseId))).toEqual(new Set([caseId]));
    const facts = await factsOf(personId, 22);
    expect(facts.map(({ sequence }) => sequence)).toEqual(facts.map((_fact, index) => index + 1));
    const read = await intake.request(team, { method: 'GET', url: `/persons/${personId}` });
    expect(read.body.contacts).toBe(21);
    expect(read.body.notes).toHaveLength(20);
  });

  it('is refused where it names a need both as stated and as declined, by the field', async () => {
    const answer = await meet(intake, roundId, { needs: ['health'], declined: ['health'] });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ field: 'body.declined' }] },
    });
  });

  it('is refused for a person whom nobody here knows, or who belongs to another province', async () => {
    const asker = { ...team, campaigns: ['FS-2425'] };
    await declare(intake, 'FS-2425', 'fes');
    const elsewhere = await startRound(intake, asker, 'FS-2425');
    const { personId } = (await meet(intake, elsewhere, {}, { asker })).body;
    for (const needs of [[], ['shelter']])
      for (const id of [personId, randomUUID()]) {
        const answer = await meet(intake, roundId, { person: { personId: id }, needs });
        expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
      }
    expect((await intake.request(team, { method: 'GET', url: `/persons/${personId}` })).status).toBe(404);
  });

  it('keeps what was typed of a name in any script and of a telephone, composed', async () => {
    const said = { nickname: 'محمد 👨‍👩‍👧 Cafe\u0301 $where {"$gt":""}', telephone: '+٢١٢ 661-00.00.00' };
    const { personId } = (await meet(intake, roundId, { person: { identity: said, profile } })).body;
    const read = await intake.request(team, { method: 'GET', url: `/persons/${personId}` });
    expect(read.body.identity).toEqual({ ...said, nickname: said.nickname.normalize('NFC') });
  });

  it.each([
    ['nickname', 'a\0b'],
    ['nickname', '\u200b\u200b'],
    ['name', '\u202eمحمد'],
    ['telephone', 'not a phone'],
    ['bornOn', '1850-01-01'],
  ])('is refused with the name of the field where the %s is %j', async (field, value) => {
    const refused = await meet(intake, roundId, { person: { identity: { [field]: value }, profile } });
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(refused.body.errors.map((error: { field: string }) => error.field)).toContain(
      `body.person.identity.${field}`,
    );
  });

  it.each([
    [{ bornOn: '2031-01-01' }, {}, 'birth-not-plausible'],
    [{ bornOn: '1950-01-01' }, { ageGroup: 'under-18' }, 'age-group-and-birth-disagree'],
    [{}, { onStreetSince: '2025-01' }, 'street-since-not-plausible'],
  ] as const)('is refused where what was stated can not be: %j %j', async (identity, more, code) => {
    const refused = await meet(intake, roundId, { person: { identity, profile: { ...profile, ...more } } });
    expect(refused).toMatchObject({ status: 422, body: { code } });
  });
});

describe('a batch of contacts', () => {
  const send = (items: readonly object[], more: { asker?: typeof team; language?: string } = {}) =>
    intake.request(more.asker ?? team, {
      method: 'POST',
      url: `/rounds/${roundId}/contacts/batch`,
      body: { items },
      headers: { 'accept-language': more.language ?? '' },
    });
  const item = (body: Record<string, unknown> = {}) => ({
    key: randomUUID() as string,
    body: contactOf(body),
  });
  const kinds = ({ body }: { body: { items: readonly { outcome: string }[] } }) =>
    body.items.map(({ outcome }) => outcome);

  const codesOf = ({
    body,
  }: {
    body: { items: readonly { outcome: string; problem?: { code: string } }[] };
  }) => body.items.map(({ outcome, problem }) => problem?.code ?? outcome);

  it('comes to the same as its contacts sent alone, and sent again after half of it was lost changes nothing', async () => {
    const items = [item(), item({ needs: ['aid'] }), item(), item()];
    const [one, two] = items;
    const alone = one && (await meet(intake, roundId, one.body, { key: one.key }));
    const half = await send(items.slice(0, 2));
    expect(kinds(half)).toEqual(['known', 'taken']);
    expect(half.body.items[0].contact).toEqual(alone?.body);
    const whole = await send(items);
    expect(kinds(whole)).toEqual(['known', 'known', 'taken', 'taken']);
    expect(await send(items)).toMatchObject({
      status: 200,
      body: { items: whole.body.items.map((each: object) => ({ ...each, outcome: 'known' })) },
    });
    const again = two && (await meet(intake, roundId, two.body, { key: two.key }));
    expect(again?.body).toEqual(whole.body.items[1].contact);
    await factsOf(again?.body.personId, 3);
  });

  it('refuses what is wrong by itself, with the field and in the language of the reader, and takes the rest', async () => {
    const twice = item();
    const answer = await send(
      [
        item(),
        { key: randomUUID(), body: null },
        item({ place: 'a place' }),
        item({ happenedAt: '2024-12-14T22:00:00.000Z' }),
        item({ person: { personId: randomUUID() } }),
        { ...item(), key: 'short' },
        twice,
        twice,
        { ...twice, body: contactOf({ needs: ['aid'] }) },
        item(),
      ],
      { language: 'fr-FR,ar;q=0.5' },
    );
    expect(codesOf(answer)).toEqual([
      'taken',
      'invalid-request',
      'invalid-request',
      'contact-outside-night',
      'not-found',
      'idempotency-key-invalid',
      'taken',
      'known',
      'idempotency-key-reused',
      'taken',
    ]);
    expect(answer.body.items[2].problem.errors).toMatchObject([{ field: 'body.place' }]);
    expect(answer.body.items[3].problem.message).toMatch(/^L’heure de la rencontre/);
  });

  it('keeps the order of the contacts with one person', async () => {
    const { personId } = (await meet(intake, roundId)).body;
    const hours = ['20', '21', '22', '23'].map((hour) => `2024-12-12T${hour}:00:00.000Z`);
    await send(hours.map((happenedAt) => item({ person: { personId }, happenedAt })));
    const [, , ...told] = await factsOf(personId, 6);
    expect(told.map(({ data }) => (data as { happenedAt: string }).happenedAt)).toEqual(hours);
  });

  it("is refused whole where it is too much, or on another team's round", async () => {
    expect(await send(Array.from({ length: 501 }, () => ({ key: 'k', body: {} })))).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ field: 'body.items' }] },
    });
    expect((await send([item({ note: 'x'.repeat(2 ** 21) })])).status).toBe(413);
    expect((await send([item()], { asker: otherTeam })).status).toBe(404);
  });
});
