import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AnswerJudged,
  answerJudged,
  referralAnswered,
  type referralResponse,
} from '@iwaa/contracts/events/agency';
import { caseClosed } from '@iwaa/contracts/events/casework';
import { consentWithdrawn, needDeclined } from '@iwaa/contracts/events/intake';
import { referralCancelled, referralRequested } from '@iwaa/contracts/events/referral';
import { agencyReferralsTopic, agencyResponsesTopic } from '@iwaa/contracts/topology';
import { aCampaignId, aDeclaration } from '@iwaa/testing/campaigns';
import { eventually } from '@iwaa/testing/eventually';
import { aFact } from '@iwaa/testing/facts';
import type { TestService } from '@iwaa/testing/test-service';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { referralIdOf } from '../store/referrals.ts';
import { aConsent } from '../testing/a-consent.ts';
import {
  aCampaign,
  aNeed,
  givenConsent,
  inboxOf,
  publishedOf,
  startReferral,
  type TestCampaign,
} from '../testing/referral-under-test.ts';

const agencies = ['clinic', 'hospital', 'stranger'];
let service: TestService;
let campaign: TestCampaign;

beforeAll(async () => {
  service = await startReferral(agencies);
  campaign = await aCampaign(service);
  await campaign.register('clinic', ['health'], 1);
  await campaign.register('hospital', ['health', 'shelter'], 2);
  await campaign.register('stranger', ['elderly-care'], 1);
});
afterAll(() => service?.close());

const types = (caseId: string) => publishedOf(service, caseId).map(({ type }) => type.split('.')[2]);
const say = async (agencyId: string, referralId: string, answer: z.output<typeof referralResponse>) => {
  const fact = aFact(referralAnswered, { referralId, ...answer }, { subject: `referral/${referralId}` });
  await service.publishAnswer(agencyId, fact);
  return fact;
};

/** What the AsyncAPI document says of an agency's answers. */
async function answersInDocument() {
  const file = join(import.meta.dirname, '../../../../packages/contracts/generated/asyncapi.json');
  const { channels, components } = JSON.parse(await readFile(file, 'utf8'));
  const { address, messages } = channels['agency-responses'];
  const [type = ''] = Object.keys(messages);
  return {
    address: String(address),
    required: components.schemas['answer-headers'].required as string[],
    examples: components.messages[type].examples as {
      name: string;
      headers: Record<string, string>;
      payload: object;
    }[],
  };
}

/** The fact that the consent was withdrawn under which a need was stated. */
function withdrawnConsent({ need, caseId, campaignId }: Awaited<ReturnType<typeof asked>>) {
  const consentId = need.data.consent?.consentId ?? '';
  return aFact(consentWithdrawn, { caseId, campaignId, consentId, purpose: 'referral' });
}

/** A need that the clinic was asked for. */
async function asked(kind: 'health' | 'elderly-care' = 'health') {
  const ofCase = campaign.aCase();
  const need = aNeed(ofCase, kind);
  await service.publish(need);
  await eventually(() => expect(types(ofCase.caseId)).toEqual(['referral-requested']));
  return { ...ofCase, need, referralId: referralIdOf(need.data.needId, 1) };
}

describe('a need', () => {
  test('reaches the agency of the lowest rank on its own topic, with the time until which it has to answer', async () => {
    const { caseId, referralId, need } = await asked();
    await eventually(() => expect(inboxOf(service, 'clinic', caseId)).toEqual([referralRequested.type]));
    const [requested] = publishedOf(service, caseId);
    expect(requested?.data).toMatchObject({
      referralId,
      agencyId: 'clinic',
      needId: need.data.needId,
      attempt: 1,
    });
    expect(Date.parse(String(requested?.data.answerBy)) - Date.now()).toBeGreaterThan(47 * 3_600_000);
    expect(inboxOf(service, 'hospital', caseId)).toEqual([]);
  });

  test('that no agency of the campaign answers is known as not placed', async () => {
    const ofCase = campaign.aCase();
    await service.publish(aNeed(ofCase, 'womens-space'));
    await eventually(() => expect(types(ofCase.caseId)).toEqual(['referral-not-placed']));
  });

  test('without consent waits for it, and is asked for once it is given', async () => {
    const ofCase = campaign.aCase();
    const need = aNeed(ofCase, 'health', { consent: null });
    await service.publish(need, givenConsent(ofCase, aConsent()));
    await eventually(() => expect(types(ofCase.caseId)).toEqual(['referral-requested']));
  });

  test('of the same service while a referral is open asks nobody, not even when it comes again after the end', async () => {
    const cases = service.database.collection<{ _id: string }>('case');
    const { caseId, campaignId, referralId } = await asked();
    const second = aNeed({ caseId, campaignId });
    await service.publish(second);
    await eventually(async () =>
      expect(await cases.findOne({ _id: caseId, 'covered.needId': second.data.needId })).not.toBeNull(),
    );
    await say('clinic', referralId, { state: 'accepted' });
    await say('clinic', referralId, { state: 'completed', outcome: 'service-given' });
    await eventually(() => expect(types(caseId)).toContain('referral-completed'));
    await service.publish(second, aNeed({ caseId, campaignId }));
    await eventually(() =>
      expect(types(caseId).filter((type) => type === 'referral-requested')).toHaveLength(2),
    );
    const needs = publishedOf(service, caseId).map(({ data }) => data.needId);
    expect(needs).not.toContain(second.data.needId);
  });

  test('of a campaign whose declaration is still on its way waits for it', async () => {
    const later = aCampaignId();
    const ofCase = { campaignId: later, caseId: `${later}-00001` };
    await service.publish(aNeed(ofCase), aDeclaration(later));
    await eventually(() => expect(types(ofCase.caseId)).toEqual(['referral-not-placed']));
  });
});

describe("an agency's answer", () => {
  test('on its topic moves the referral, and closes the loop', async () => {
    const { caseId, referralId } = await asked();
    await say('clinic', referralId, { state: 'accepted' });
    await say('clinic', referralId, { state: 'in-progress' });
    await say('clinic', referralId, { state: 'completed', outcome: 'admitted' });
    await eventually(() =>
      expect(types(caseId)).toEqual([
        'referral-requested',
        'referral-accepted',
        'referral-started',
        'referral-completed',
      ]),
    );
    expect(publishedOf(service, caseId).at(-1)?.data.outcome).toBe('admitted');
  });

  test('made of the AsyncAPI document alone, with what it says is needed and no more, is taken', async () => {
    const { address, examples, required } = await answersInDocument();
    for (const { name, headers, payload } of examples) {
      if (!['accepted', 'rejected'].includes(name)) continue;
      const { caseId, referralId } = await asked();
      const given: Record<string, string> = {
        ...headers,
        ce_id: randomUUID(),
        ce_source: '/agency/clinic',
      };
      await service.send(address.replace('{agencyId}', 'clinic').replace(/^iwaa\b/, service.namespace), {
        key: referralId,
        value: JSON.stringify({ ...payload, referralId }),
        headers: Object.fromEntries(required.map((header) => [header, given[header] ?? ''])),
      });
      await eventually(() => expect(types(caseId)).toContain(`referral-${name}`));
    }
  });

  test('of no has the next agency asked, and the last no leaves the need not placed', async () => {
    const { caseId, referralId, need } = await asked();
    await say('clinic', referralId, { state: 'rejected', reason: 'at-capacity' });
    await eventually(() => expect(inboxOf(service, 'hospital', caseId)).toEqual([referralRequested.type]));
    await say('hospital', referralIdOf(need.data.needId, 2), { state: 'rejected', reason: 'not-eligible' });
    await eventually(() =>
      expect(types(caseId)).toEqual([
        'referral-requested',
        'referral-rejected',
        'referral-requested',
        'referral-rejected',
        'referral-not-placed',
      ]),
    );
  });

  test("to another agency's referral, or to one that does not exist, is put aside and changes nothing", async () => {
    const { caseId, referralId } = await asked();
    const foreign = await say('stranger', referralId, { state: 'accepted' });
    const unknown = await say('stranger', randomUUID(), { state: 'accepted' });
    await eventually(() => {
      const letters = service.deadLetters();
      expect(letters.find(({ headers }) => headers.ce_id === foreign.id)?.headers.iwaa_dead_letter_code).toBe(
        'not-your-referral',
      );
      expect(letters.find(({ headers }) => headers.ce_id === unknown.id)?.headers.iwaa_dead_letter_code).toBe(
        'unknown-referral',
      );
    });
    expect(types(caseId)).toEqual(['referral-requested']);
  });

  test('that comes twice, late or after the end changes nothing and is no fault', async () => {
    const { caseId, referralId } = await asked();
    const accepted = await say('clinic', referralId, { state: 'accepted' });
    const held = await say('clinic', referralId, { state: 'on-hold', reason: 'awaiting-person' });
    await say('clinic', referralId, { state: 'in-progress' });
    await service.publishAnswer('clinic', accepted, held);
    await say('clinic', referralId, { state: 'accepted' });
    await say('clinic', referralId, { state: 'failed', reason: 'person-not-reached' });
    await say('clinic', referralId, { state: 'completed', outcome: 'service-given' });
    const after = await asked();
    await say('clinic', after.referralId, { state: 'accepted' });
    await eventually(() => expect(types(after.caseId)).toContain('referral-accepted'));
    await eventually(() =>
      expect(types(caseId)).toEqual([
        'referral-requested',
        'referral-accepted',
        'referral-put-on-hold',
        'referral-started',
        'answer-not-taken',
        'referral-failed',
        'answer-not-taken',
      ]),
    );
    expect(service.deadLetters().filter(({ fact }) => isAbout(fact, referralId))).toEqual([]);
  });
});

describe('the receipt of an answer', () => {
  const receiptsOf = (agencyId: string, referralId: string) =>
    service
      .onTopic(agencyReferralsTopic(agencyId, service.namespace))
      .flatMap(({ fact }) => (fact?.type === answerJudged.type ? fact : []))
      .map(({ id, data }) => ({ id, ...(data as AnswerJudged['data']) }))
      .filter((receipt) => receipt.referralId === referralId)
      .toSorted((one, other) => Number(one.offset) - Number(other.offset));

  test('says whether it was taken, changed nothing or was refused, why, and how the referral stands', async () => {
    const { caseId, referralId } = await asked();
    const accepted = await say('clinic', referralId, { state: 'accepted' });
    const again = await say('clinic', referralId, { state: 'accepted' });
    const early = await say('clinic', referralId, { state: 'rejected', reason: 'other' });
    await service.publishAnswer('clinic', accepted, { ...again, data: { referralId, state: 'in-progress' } });
    await service.send(agencyResponsesTopic('clinic', service.namespace), {
      key: referralId,
      value: JSON.stringify({ referralId, state: 'completed' }),
      headers: { ce_specversion: '1.0', ce_source: '/agency/clinic', ce_type: referralAnswered.type },
    });
    const ended = await say('clinic', referralId, { state: 'failed', reason: 'person-not-reached' });
    const late = await say('clinic', referralId, { state: 'completed', outcome: 'service-given' });
    const none = { code: null, faults: null };
    const refused = { verdict: 'refused', faults: null };
    await eventually(() =>
      expect(receiptsOf('clinic', referralId)).toMatchObject([
        { answerId: accepted.id, verdict: 'taken', ...none, state: 'accepted' },
        { answerId: again.id, verdict: 'changed-nothing', ...none, state: 'accepted' },
        { answerId: early.id, ...refused, code: 'answer-out-of-order', state: 'accepted' },
        // What was sent again has a receipt again, and the same one.
        { answerId: accepted.id, verdict: 'taken', ...none, state: 'accepted' },
        { answerId: again.id, verdict: 'taken', ...none, state: 'in-progress' },
        {
          answerId: null,
          verdict: 'refused',
          code: 'unreadable',
          faults: 'missing-header:ce_id',
          state: null,
        },
        { answerId: ended.id, verdict: 'taken', ...none, state: 'failed' },
        { answerId: late.id, ...refused, code: 'referral-ended', state: 'failed' },
      ]),
    );
    const receipts = receiptsOf('clinic', referralId);
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(receipts.length);
    expect(publishedOf(service, caseId).filter(({ type }) => type === answerJudged.type)).toEqual([]);
  });

  test("is the same for another agency's referral and for one that does not exist", async () => {
    const { referralId } = await asked();
    const unknownId = randomUUID();
    await say('stranger', referralId, { state: 'accepted' });
    await say('stranger', unknownId, { state: 'accepted' });
    const told = (id: string) => {
      const [receipt, ...more] = receiptsOf('stranger', id);
      expect(more).toEqual([]);
      const { verdict, code, faults, state } = receipt ?? {};
      return { verdict, code, faults, state };
    };
    const unknown = { verdict: 'refused', code: 'unknown-referral', faults: null, state: null };
    await eventually(() => expect([told(referralId), told(unknownId)]).toEqual([unknown, unknown]));
  });
});

describe('what the person or the case says', () => {
  test('a declined service, a withdrawn consent and a closed case take the referral back from the agency', async () => {
    const declined = await asked();
    const withdrawn = await asked();
    const closed = await asked('elderly-care');
    const ofCase = ({ caseId, campaignId }: typeof declined) => ({ caseId, campaignId });
    await service.publish(
      aFact(needDeclined, { ...ofCase(declined), kind: 'health', night: '2024-12-13' }),
      withdrawnConsent(withdrawn),
      aFact(caseClosed, { ...ofCase(closed), outcome: 'lost-contact' }),
    );
    for (const [{ caseId }, agencyId, reason] of [
      [declined, 'clinic', 'declined-by-person'],
      [withdrawn, 'clinic', 'consent-withdrawn'],
      [closed, 'stranger', 'case-closed'],
    ] as const) {
      await eventually(() =>
        expect(inboxOf(service, agencyId, caseId)).toEqual([referralRequested.type, referralCancelled.type]),
      );
      await eventually(() => expect(publishedOf(service, caseId).at(-1)?.data.reason).toBe(reason));
    }
  });

  test('a consent given again after it was withdrawn has the same agency asked again, once', async () => {
    const before = await asked();
    const { caseId, campaignId, need } = before;
    const { needId } = need.data;
    const withdrawn = withdrawnConsent(before);
    await service.publish(withdrawn);
    await eventually(() => expect(types(caseId)).toContain('referral-cancelled'));
    const given = givenConsent({ caseId, campaignId }, aConsent({ sequence: 9 }));
    await service.publish(given, withdrawn, given, need);
    await eventually(() =>
      expect(inboxOf(service, 'clinic', caseId)).toEqual([
        referralRequested.type,
        referralCancelled.type,
        referralRequested.type,
      ]),
    );
    await say('clinic', referralIdOf(needId, 2), { state: 'accepted' });
    await eventually(() => expect(types(caseId).at(-1)).toBe('referral-accepted'));
    expect(types(caseId)).toHaveLength(4);
  });

  test('what was declined before the need was stated again does not take it back', async () => {
    const { caseId, campaignId } = await asked();
    await service.publish(
      aFact(
        needDeclined,
        { caseId, campaignId, kind: 'health', night: '2024-12-11' },
        { time: '2024-12-11T20:00:00.000Z' },
      ),
      aFact(needDeclined, { caseId, campaignId, kind: 'elderly-care', night: '2024-12-13' }),
    );
    const marker = campaign.aCase();
    await service.publish(aFact(caseClosed, { ...marker, outcome: 'lost-contact' }));
    await eventually(async () =>
      expect(
        await service.database.collection<{ _id: string }>('case').findOne({ _id: caseId }),
      ).toMatchObject({
        declinedAt: { health: '2024-12-11T20:00:00.000Z' },
      }),
    );
    expect(types(caseId)).toEqual(['referral-requested']);
  });

  test('a need that comes after its case was closed asks nobody', async () => {
    const ofCase = campaign.aCase();
    await service.publish(aFact(caseClosed, { ...ofCase, outcome: 'lost-contact' }));
    await eventually(async () =>
      expect(
        await service.database.collection<{ _id: string }>('case').findOne({ _id: ofCase.caseId }),
      ).toMatchObject({ closed: true }),
    );
    const next = campaign.aCase();
    await service.publish(aNeed(ofCase), aNeed(next));
    await eventually(() => expect(types(next.caseId)).toEqual(['referral-requested']));
    expect(types(ofCase.caseId)).toEqual([]);
  });
});

test('every fact delivered again, in any order, changes nothing', async () => {
  const { caseId, referralId, need } = await asked();
  const no = await say('clinic', referralId, { state: 'rejected', reason: 'at-capacity' });
  await eventually(() => expect(inboxOf(service, 'hospital', caseId)).toEqual([referralRequested.type]));
  const yes = await say('hospital', referralIdOf(need.data.needId, 2), { state: 'accepted' });
  await eventually(() => expect(types(caseId)).toContain('referral-accepted'));
  const before = publishedOf(service, caseId);

  const own = service.published().filter((fact) => isOfCase(fact, caseId));
  await service.publish(...own.toReversed(), need, ...own, need);
  await service.publishAnswer('hospital', yes);
  await service.publishAnswer('clinic', no);
  const after = await asked();
  await say('clinic', after.referralId, { state: 'accepted' });
  await say('hospital', referralIdOf(need.data.needId, 2), { state: 'completed', outcome: 'service-given' });
  await eventually(() => expect(types(after.caseId)).toContain('referral-accepted'));
  await eventually(() => expect(types(caseId)).toContain('referral-completed'));

  const distinct = new Set(
    service
      .published()
      .filter((fact) => isOfCase(fact, caseId))
      .map((fact) => fact.id),
  );
  expect(distinct.size).toBe(before.length + 1);
});

test('an agency whose topics come later is registered at once, and its answers are read once they are there', async () => {
  const own = await aCampaign(service);
  await own.register('latecomer', ['health']);
  const ofCase = own.aCase();
  const need = aNeed(ofCase);
  await service.publish(need);
  await service.openAgency('latecomer');
  await eventually(() => expect(types(ofCase.caseId)).toContain('referral-requested'));
  await say('latecomer', referralIdOf(need.data.needId, 1), { state: 'accepted' });
  await eventually(() => expect(types(ofCase.caseId)).toContain('referral-accepted'), 40_000);
});

function isOfCase(fact: { data: unknown }, caseId: string): boolean {
  return (fact.data as { caseId?: string }).caseId === caseId;
}

function isAbout(fact: { data: unknown } | undefined, referralId: string): boolean {
  return (fact?.data as { referralId?: string } | undefined)?.referralId === referralId;
}
